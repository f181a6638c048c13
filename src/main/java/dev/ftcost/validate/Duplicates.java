package dev.ftcost.validate;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which examples were there before, by 64 bits of a hash of their canonical form. Above the most that it keeps, later
 * examples are compared with the stored ones only.
 */
final class Duplicates {
    static final int MOST = 4_000_000;
    private static final int START = 1 << 10;

    private long[] hashes = new long[START];
    private int[] lines = new int[START];
    private int size;

    /** The hash of an example's canonical form. */
    static long hash(byte[] canonical) {
        return ByteBuffer.wrap(sha256().digest(canonical)).getLong();
    }

    /** The line of the example with the same hash; 0 when there is none. */
    long firstLineOf(long hash, long line) {
        int slot = slot(hash);
        if (lines[slot] != 0) {
            return lines[slot];
        }
        if (size < MOST) {
            hashes[slot] = hash;
            lines[slot] = (int) line;
            size++;
            if (size * 3L > lines.length * 2L) {
                grow();
            }
        }
        return 0;
    }

    boolean full() {
        return size == MOST;
    }

    private int slot(long hash) {
        int slot = (int) (hash & hashes.length - 1);
        while (lines[slot] != 0 && hashes[slot] != hash) {
            slot = slot + 1 & hashes.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldLines = lines;
        hashes = new long[oldHashes.length * 2];
        lines = new int[oldLines.length * 2];
        for (int i = 0; i < oldLines.length; i++) {
            if (oldLines[i] != 0) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                lines[slot] = oldLines[i];
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
