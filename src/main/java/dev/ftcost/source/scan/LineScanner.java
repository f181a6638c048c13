package dev.ftcost.source.scan;

import java.io.IOException;

/**
 * Takes the plain lines of a file straight from its bytes and leaves the rest. Each thread has its own, and gives away what it has of a
 * chunk at the end of it.
 *
 * @param <R> what it makes of a chunk
 */
interface LineScanner<R> {
    int NOT_PLAIN = -1;

    void begin(LineChunks.Chunk chunk);

    /** @return the place behind the line that begins at a place; {@link #NOT_PLAIN} when it is left, and nothing of it is taken */
    int take(byte[] bytes, int from);

    /**
     * A line that is not plain.
     *
     * @param number of the line within the chunk, from 1
     */
    void leave(long number, byte[] bytes, int from, int to) throws IOException;

    /** A line of which only the end is in the chunk: it is longer than any may be. */
    void leaveTooLong(long number);

    R end();
}
