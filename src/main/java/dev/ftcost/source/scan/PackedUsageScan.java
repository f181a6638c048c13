package dev.ftcost.source.scan;

import dev.ftcost.source.bytes.BrokenOffException;
import dev.ftcost.source.bytes.Lines;
import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.format.Format;
import dev.ftcost.source.read.CsvReader;
import dev.ftcost.source.record.RecordSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a packed usage CSV: one thread after the other unpacks its next part, and all add up. Plain rows are added up where they
 * stand; every other line goes, in the order of the file, to the exact reader.
 */
final class PackedUsageScan implements ParallelChunks.Reader<PackedUsageScan.Part> {
    /**
     * What a part holds beside the rows that went into the groups.
     *
     * @param left lines that are no plain rows, numbered from 1 within the part
     * @param full the groups, when there are so many that they have to be handed on
     * @param hasHeader false when the first part has nothing but blank lines
     */
    record Part(long lines, List<UsageBlock.Left> left, UsageAggregator full, boolean hasHeader) {}

    private final UsageRowScanner rows;
    private UsageAggregator groups;

    private PackedUsageScan(FileHead head, Grid grid) {
        rows = new UsageRowScanner(head, grid);
        groups = rows.groups();
    }

    /**
     * @param in the lines, unpacked
     * @param part the bytes that a thread takes at a time
     * @param groups takes the plain rows, added up; the same group may come more than once
     * @param sink takes every other row
     * @return false when a row goes over several lines, and what was handed over has to be forgotten
     */
    static boolean read(InputStream in, int part, FileHead head, Format format, Grid grid, Consumer<UsageTotal> groups, RecordSink sink) throws IOException {
        LineChunks parts = new LineChunks(in, part, CsvReader.LONGEST_LINE);
        List<PackedUsageScan> scans = new ArrayList<>();
        Taker taker = new Taker(CsvReader.ofLines(head), format, groups, sink);
        ParallelChunks.read(parts, () -> {
            scans.add(new PackedUsageScan(head, grid));
            return scans.get(scans.size() - 1);
        }, taker);
        scans.forEach(scan -> scan.groups.forEach(groups));
        if (parts.isBroken()) {
            sink.reject(taker.lines + 1, "", "", BrokenOffException.REASON);
        }
        return taker.whole;
    }

    /** Hands the parts over in the order of the file. */
    private static final class Taker implements Consumer<Part> {
        private final CsvReader exact;
        private final Format format;
        private final Consumer<UsageTotal> groups;
        private final RecordSink sink;
        private long lines;
        private boolean whole = true;

        Taker(CsvReader exact, Format format, Consumer<UsageTotal> groups, RecordSink sink) {
            this.exact = exact;
            this.format = format;
            this.groups = groups;
            this.sink = sink;
        }

        @Override
        public void accept(Part part) {
            whole &= part.hasHeader;
            try {
                for (UsageBlock.Left line : part.left) {
                    whole = whole && exact.readLine(lines + line.number(), line.text(), format, sink);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (part.full != null) {
                part.full.forEach(groups);
            }
            lines += part.lines;
        }
    }

    @Override
    public Part read(LineChunks.Part part) {
        byte[] bytes = part.bytes();
        int length = part.length();
        List<UsageBlock.Left> left = new ArrayList<>();
        boolean headerAhead = part.isFirst();
        long lines = 0;
        int at = 0;
        if (part.isCut()) {
            at = length;
        } else if (part.isBegun()) {
            at = Lines.end(bytes, 0, length) + 1;
            left.add(new UsageBlock.Left(++lines, null));
        }
        rows.begin();
        while (at < length) {
            lines++;
            int next = headerAhead ? CsvCellScanner.NOT_PLAIN : rows.take(bytes, at, groups);
            if (next < 0) {
                int end = Lines.end(bytes, at, length);
                String text = end - at > CsvReader.LONGEST_LINE ? null : Lines.text(bytes, at, end);
                if (text == null || !text.isBlank() && !headerAhead) {
                    left.add(new UsageBlock.Left(lines, text));
                }
                headerAhead &= text == null || text.isBlank();
                next = end + 1;
            }
            at = next;
        }
        UsageAggregator full = groups.isFull() ? groups : null;
        groups = full == null ? groups : rows.groups();
        return new Part(lines, left, full, !headerAhead);
    }
}
