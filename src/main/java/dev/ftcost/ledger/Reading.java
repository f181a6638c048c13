package dev.ftcost.ledger;

import java.util.function.LongSupplier;

/** How far the reading of the exports is; whoever waits may ask it from another thread. */
public final class Reading {
    private volatile long finished;
    private volatile long size;
    private volatile LongSupplier taken = () -> 0;

    /** The bytes of the files that are read, with the part of the one at hand. */
    public long bytes() {
        return finished + Math.min(size, taken.getAsLong());
    }

    void begin(long bytes, LongSupplier bytesTaken) {
        taken = bytesTaken;
        size = bytes;
    }

    void end() {
        finished += size;
        size = 0;
    }
}
