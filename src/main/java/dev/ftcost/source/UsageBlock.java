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
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long NEWLINES = '\n' * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BLANKS = ' ' * ONES;

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

    private final Head head;
    private final long delimiters;
    private final UsageLines rows;
    private final byte[] block;
    private UsageGroups groups;

    /** @param size the length of a part */
    UsageBlock(Head head, int grid, int size) {
        this.head = head;
        this.delimiters = head.delimiter() * ONES;
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
        Arrays.fill(block, length, length + 2 * Long.BYTES, (byte) 0);
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
        byte delimiter = (byte) head.delimiter();
        int[] ends = rows.ends();
        boolean headerAhead = hasHeader;
        long lines = 0;
        int lineStart = first;
        int cells = 0;
        boolean odd = false;
        boolean quoted = false;
        for (int at = first; lineStart < end; at += Long.BYTES) {
            // Behind the last byte of the file stand zeros; the line without an end is ended there.
            long marks = at < length ? marks((long) Names.LONGS.get(block, at)) : 0;
            boolean last = at + Long.BYTES >= length;
            if (last && length == block.length - 2 * Long.BYTES) {
                return new Part(lines, bytes, crc, left, null, false);
            }
            while (marks != 0 || last) {
                int place = marks == 0 ? length : Math.min(length, at + (Long.numberOfTrailingZeros(marks) >>> 3));
                marks &= marks - 1;
                byte b = block[place];
                if (b == delimiter && place < length) {
                    if (cells < ends.length) {
                        ends[cells] = place;
                    }
                    cells++;
                } else if (b == '\n' || place == length) {
                    int lineEnd = place > lineStart && block[place - 1] == '\r' ? place - 1 : place;
                    lines++;
                    boolean blank = lineEnd == lineStart;
                    if (headerAhead || odd || blank || cells != ends.length - 1 || !rows.take(block, lineStart, lineEnd, quoted, groups)) {
                        String text = place - lineStart > CsvReader.LONGEST_LINE ? null : Lines.text(block, lineStart, place);
                        if (text == null || !text.isBlank() && !headerAhead) {
                            left.add(new Left(lines, text));
                        }
                        headerAhead &= text == null || text.isBlank();
                    }
                    lineStart = place + 1;
                    cells = 0;
                    odd = false;
                    quoted = false;
                    if (lineStart >= end) {
                        break;
                    }
                } else if (b == '"') {
                    quoted = true;
                } else if (b < ' ' && !(b == '\r' && block[place + 1] == '\n') || b == 0x7f) {
                    odd = true;
                }
            }
        }
        return new Part(lines, bytes, crc, left, null, !headerAhead);
    }

    /** The highest bit of every byte of eight that may be a delimiter, a line's end, a quote or no plain ASCII. */
    private long marks(long word) {
        long newline = word ^ NEWLINES;
        long delimiter = word ^ delimiters;
        long quote = word ^ QUOTES;
        return ((newline - ONES) & ~newline | (delimiter - ONES) & ~delimiter | (quote - ONES) & ~quote | (word - BLANKS) & ~word | word | word + ONES) & HIGH;
    }
}
