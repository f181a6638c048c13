package dev.ftcost.ledger.load;

/** How far the reading of the exports is; whoever waits may ask it from another thread. */
public final class ReadProgress {
    private volatile long finished;
    private volatile long size;
    private volatile long taken;

    /** The bytes of the files that are read, with the part of the one at hand. */
    public long bytes() {
        return finished + Math.min(size, taken);
    }

    void begin(long bytes) {
        taken = 0;
        size = bytes;
    }

    /** How far the reader of the file is. */
    void took(long bytes) {
        taken = bytes;
    }

    // One thread alone reads the inputs; the others only ask how far it is.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void end() {
        finished += size;
        size = 0;
    }
}
