package dev.ftcost.ledger;

import java.util.function.DoubleSupplier;

/** How far the reading of the exports is; whoever waits may ask it from another thread. */
public final class Reading {
    private volatile long finished;
    private volatile long size;
    private volatile DoubleSupplier share = () -> 0;

    /** The bytes of the files that are read, with the part of the one at hand. */
    public long bytes() {
        return finished + (long) (size * Math.max(0, Math.min(1, share.getAsDouble())));
    }

    void begin(long bytes, DoubleSupplier howFar) {
        share = howFar;
        size = bytes;
    }

    void end() {
        finished += size;
        size = 0;
    }
}
