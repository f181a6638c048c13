package dev.ftcost.source.scan;

import dev.ftcost.source.bytes.Lines;
import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.read.CsvReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** The bytes of a usage CSV that one thread has before it, and the groups of what it has read. */
final class UsageBlock {
    /** What is read behind a part at once, for the end of its last line. */
    private static final int USUAL_LINE = 1 << 12;
    /** Characters of lines for the exact reader after which a run ends early, so that a file of them fits in the memory. */
    private static final int MOST_LEFT = 1 << 20;

    /**
     * What a run of bytes holds beside the rows that went into the groups.
     *
     * @param lines how many begin in it
     * @param left those that are no plain rows, numbered from 1 within the run
     * @param bytes how long it is: less than was asked for when too much of it had to be handed on
     * @param parts the parts of it
     * @param full the groups, when there are so many that they have to be handed on
     * @param whole false when a line is longer than a block
     */
    record Run(long lines, long bytes, long crc, List<Left> left, List<FileRange> parts, UsageAggregator full, boolean whole) {}

    /** A line for the exact reader; {@code text} is null when it is too long. */
    record Left(long number, String text) {}

    private final UsageRowScanner rows;
    private final int part;
    private final byte[] block;
    private UsageAggregator groups;

    private final CRC32 crc = new CRC32();
    private List<Left> left;
    private long leftLength;
    private long lines;

    /**
     * @param part how many bytes are read at once: few enough to stay near the processor
     * @param behind how much there may be behind a part that its last line goes on into
     */
    UsageBlock(FileHead head, Grid grid, int part, int behind) {
        this.rows = new UsageRowScanner(head, grid);
        this.groups = rows.groups();
        this.part = part;
        this.block = new byte[1 + part + behind + 2 * Long.BYTES];
    }

    UsageAggregator groups() {
        return groups;
    }

    /** Reads the lines that begin in a run of bytes, or in the first part of it; the last one may end behind it. */
    Run read(FileChannel channel, long from, long to) throws IOException {
        crc.reset();
        left = new ArrayList<>();
        leftLength = 0;
        lines = 0;
        List<FileRange> parts = new ArrayList<>();
        boolean whole = true;
        long at = from;
        while (whole && at < to && leftLength < MOST_LEFT && !groups.isFull()) {
            long end = Math.min(to, at + part);
            int plain = left.size();
            whole = readPart(channel, at, end);
            parts.add(left.size() > plain ? FileRange.ofAnything(at, end) : new FileRange(at, end, rows.earliest(), rows.latest()));
            at = end;
        }
        UsageAggregator full = groups.isFull() ? groups : null;
        if (full != null) {
            groups = rows.groups();
        }
        return new Run(lines, at - from, crc.getValue(), left, parts, full, whole);
    }

    private boolean readPart(FileChannel channel, long from, long to) throws IOException {
        // One byte before, to see whether a line begins with the part.
        int before = from > 0 ? 1 : 0;
        int end = (int) (to - from + before);
        int length = fill(channel, from - before, 0, Math.min(end + USUAL_LINE, block.length - 2 * Long.BYTES));
        end = Math.min(end, length);
        if (length == end + USUAL_LINE && !hasLineEnd(end - 1, length)) {
            length = fill(channel, from - before, length, block.length - 2 * Long.BYTES);
        }
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
        return readLines(first, end, length, from == 0);
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

    /** @return false when a line is longer than the block, or the header is not in its first one */
    private boolean readLines(int first, int end, int length, boolean hasHeader) {
        boolean headerAhead = hasHeader;
        int next;
        rows.begin();
        for (int at = first; at < end; at = next) {
            lines++;
            next = headerAhead ? CsvCellScanner.NOT_PLAIN : rows.take(block, at, groups);
            if (next < 0) {
                int lineEnd = Lines.end(block, at, length);
                if (lineEnd == length && length == block.length - 2 * Long.BYTES) {
                    return false;
                }
                String text = lineEnd - at > CsvReader.LONGEST_LINE ? null : Lines.text(block, at, lineEnd);
                if (text == null || !text.isBlank() && !headerAhead) {
                    left.add(new Left(lines, text));
                    leftLength += lineEnd - at;
                }
                headerAhead &= text == null || text.isBlank();
                next = lineEnd + 1;
            }
        }
        return !headerAhead;
    }
}
