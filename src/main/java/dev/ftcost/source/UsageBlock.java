package dev.ftcost.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** The part of a usage CSV that one thread has before it: finds the lines and cells in it, eight bytes at a time. */
final class UsageBlock {
    /** What is read behind a part at once, for the end of its last line. */
    private static final int USUAL_LINE = 1 << 12;

    /**
     * What one part of a file holds beside the rows that went into the groups.
     *
     * @param lines how many there are
     * @param left those that are no plain rows, numbered from 1 within the part
     * @param bytes how long it is
     * @param full the groups, when there are so many that they have to be handed on
     * @param whole false when a line is longer than a part
     */
    record Part(long lines, long bytes, long crc, List<Left> left, UsageGroups full, boolean whole) {}

    /** A line for the exact reader; {@code text} is null when it is too long. */
    record Left(long number, String text) {}

    private final UsageLines rows;
    private final byte[] block;
    private UsageGroups groups;

    /** @param size the length of a part */
    UsageBlock(Head head, int grid, int size) {
        this.rows = new UsageLines(head, grid);
        this.groups = rows.groups();
        this.block = new byte[1 + size + CsvReader.LONGEST_LINE + 2 * Long.BYTES];
    }

    UsageGroups groups() {
        return groups;
    }

    /** Reads the lines that begin in a part of a file; the last one may end behind it. */
    Part read(FileChannel channel, long from, long to) throws IOException {
        // One byte before, to see whether a line begins with the part.
        int before = from > 0 ? 1 : 0;
        int end = (int) (to - from + before);
        int length = fill(channel, from - before, 0, end + USUAL_LINE);
        end = Math.min(end, length);
        if (length == end + USUAL_LINE && !hasLineEnd(end - 1, length)) {
            length = fill(channel, from - before, length, block.length - 2 * Long.BYTES);
        }
        CRC32 crc = new CRC32();
        crc.update(block, before, end - before);
        // The last line ends, even where the file does not end it.
        block[length] = '\n';
        int first = 0;
        if (before == 1) {
            while (first < end && block[first] != '\n') {
                first++;
            }
            first++;
        }
        Part part = lines(first, end, length, from == 0, end - before, crc.getValue());
        if (groups.isFull()) {
            part = new Part(part.lines, part.bytes, part.crc, part.left, groups, part.whole);
            groups = rows.groups();
        }
        return part;
    }

    private int fill(FileChannel channel, long from, int filled, int wanted) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(block, 0, wanted).position(filled);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                break;
            }
        }
        return buffer.position();
    }

    private boolean hasLineEnd(int from, int to) {
        for (int at = from; at < to; at++) {
            if (block[at] == '\n') {
                return true;
            }
        }
        return false;
    }

    private Part lines(int first, int end, int length, boolean hasHeader, long bytes, long crc) {
        List<Left> left = new ArrayList<>();
        boolean headerAhead = hasHeader;
        long lines = 0;
        int next;
        rows.begin();
        for (int at = first; at < end; at = next) {
            lines++;
            next = headerAhead ? -1 : rows.take(block, at, groups);
            if (next < 0) {
                int lineEnd = lineEnd(at);
                if (lineEnd == length && length == block.length - 2 * Long.BYTES) {
                    return new Part(lines, bytes, crc, left, null, false);
                }
                String text = lineEnd - at > CsvReader.LONGEST_LINE ? null : Lines.text(block, at, lineEnd);
                if (text == null || !text.isBlank() && !headerAhead) {
                    left.add(new Left(lines, text));
                }
                headerAhead &= text == null || text.isBlank();
                next = lineEnd + 1;
            }
        }
        return new Part(lines, bytes, crc, left, null, !headerAhead);
    }

    private int lineEnd(int from) {
        int at = from;
        while (block[at] != '\n') {
            at++;
        }
        return at;
    }
}
