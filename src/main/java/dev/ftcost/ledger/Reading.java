package dev.ftcost.ledger;

import java.util.function.LongSupplier;

/** How far the reading of the exports is; whoever waits may ask it from another thread. */
public final class Reading {
    private volatile long finished;
    private volatile long size;
    private volatile long taken;
    private volatile LongSupplier scanned = () -> 0;

    /** The bytes of the files that are read, with the part of the one at hand. */
    public long bytes() {
        return finished + Math.min(size, Math.max(taken, scanned.getAsLong()));
    }

    /** @param scannedBytes how far a scan of the file is; 0 when none is running */
    void begin(long bytes, LongSupplier scannedBytes) {
        taken = 0;
        scanned = scannedBytes;
        size = bytes;
    }

    /** How far an exact reader of the file is. */
    void took(long bytes) {
        taken = bytes;
    }

    void end() {
        finished += size;
        size = 0;
    }
}
