package dev.ftcost.spark;

import dev.ftcost.ledger.load.PageEnd;
import dev.ftcost.ledger.load.Reject;
import dev.ftcost.source.bytes.Checksum;
import dev.ftcost.source.bytes.CombinedCrc32;
import dev.ftcost.source.format.Format.Facts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/**
 * Puts the parts of each file together: its size, checksum and counts, the lines of its rejected rows, and the pages that no later part
 * continues. The rows come file by file: the parts in their order, the rejected rows in theirs, and then all others.
 */
final class FileAssembler implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Deque<Row> ready = new ArrayDeque<>();
    /** Of the file at hand, and how many lines come before each of them. */
    private final List<Row> parts = new ArrayList<>();
    private final Map<Long, Long> linesBefore = new HashMap<>();
    private CombinedCrc32 crc = new CombinedCrc32();
    private long lines;
    private long read;
    private long empty;
    private long rejected;
    private long named;
    private long number;

    FileAssembler(Iterator<Row> rows) {
        this.rows = rows;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && rows.hasNext()) {
            Row row = rows.next();
            if (!parts.isEmpty() && !Columns.FILE.text(parts.get(0)).equals(Columns.FILE.text(row))) {
                end();
            }
            take(row);
        }
        if (ready.isEmpty() && !parts.isEmpty()) {
            end();
        }
        return !ready.isEmpty();
    }

    private void take(Row row) {
        switch (Columns.KIND.text(row)) {
            case "file" -> takePart(row);
            case "reject" -> takeReject(row);
            case "page_end" -> takePageEnd(row);
            case "usage", "request" -> ready.add(row);
            default -> ready.add(numbered(row).build());
        }
    }

    /** Numbered through the file, and no longer through its part. */
    private Columns.Builder numbered(Row row) {
        return new Columns.Builder(row).set(Columns.ROW_NUMBER, ++number);
    }

    private void takePart(Row row) {
        parts.add(row);
        linesBefore.put(Columns.PART.number(row), lines);
        crc.add(Long.parseLong(Columns.CRC32.text(row), 16), Columns.PART_BYTES.number(row));
        lines += Columns.PART_LINES.number(row);
        read += Columns.ROWS_READ.number(row);
        empty += Columns.ROWS_EMPTY.number(row);
        rejected += Columns.ROWS_REJECTED.number(row);
    }

    private void takeReject(Row row) {
        if (named < Reject.MOST) {
            named++;
            long line = Columns.LINE.number(row);
            ready.add(numbered(row).set(Columns.LINE, line == 0 ? 0 : line + linesBefore.get(Columns.PART.number(row))).build());
        }
    }

    private void takePageEnd(Row row) {
        PageEnd page = new PageEnd(Facts.valueOf(Columns.PAGE_FACTS.text(row)), Columns.ACTIVITY.text(row), Columns.PAGE_AT.number(row),
                Columns.IS_DESCENDING.isTrue(row), Columns.IS_REPETITION.isTrue(row));
        boolean isContinued = parts.stream().filter(part -> Columns.PART.number(part) > Columns.PART.number(row)).anyMatch(
                part -> page.isContinuedBy(Columns.EARLIEST_REQUEST.number(part), Columns.LATEST_REQUEST.number(part)));
        if (!isContinued) {
            ready.add(numbered(row).build());
        }
    }

    private void end() {
        Row part = parts.get(0);
        String file = Columns.FILE.text(part);
        if (rejected > named) {
            Reject more = Reject.more(file, rejected - named);
            ready.add(new Columns.Builder("reject", file).set(Columns.ROW_NUMBER, ++number).set(Columns.LINE, more.line())
                    .set(Columns.COLUMN_NAME, more.column()).set(Columns.VALUE, more.value()).set(Columns.REASON, more.reason()).build());
        }
        ready.add(new Columns.Builder(part).set(Columns.CRC32, Checksum.of(crc.value()).crc32()).set(Columns.ROWS_READ, read)
                .set(Columns.ROWS_EMPTY, empty).set(Columns.ROWS_REJECTED, rejected).build());
        parts.clear();
        linesBefore.clear();
        crc = new CombinedCrc32();
        lines = 0;
        read = 0;
        empty = 0;
        rejected = 0;
        named = 0;
        number = 0;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }
}
