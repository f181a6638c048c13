package dev.ftcost.spark;

import dev.ftcost.ledger.load.Reject;
import dev.ftcost.source.bytes.Checksum;
import dev.ftcost.source.bytes.CombinedCrc32;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/**
 * Puts the parts of each file together: its size, checksum and counts, and the lines of its rejected rows. The rows come file by file: the
 * parts in their order, the rejected rows in theirs, and then all others.
 */
final class FileAssembler implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Deque<Row> ready = new ArrayDeque<>();
    private final Map<Long, Long> linesBefore = new HashMap<>();
    private Row part;
    private CombinedCrc32 crc = new CombinedCrc32();
    private long lines;
    private long read;
    private long empty;
    private long rejected;
    private long named;

    FileAssembler(Iterator<Row> rows) {
        this.rows = rows;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && rows.hasNext()) {
            Row row = rows.next();
            if (part != null && !Columns.FILE.text(part).equals(Columns.FILE.text(row))) {
                end();
            }
            take(row);
        }
        if (ready.isEmpty() && part != null) {
            end();
        }
        return !ready.isEmpty();
    }

    private void take(Row row) {
        switch (Columns.KIND.text(row)) {
            case "file" -> takePart(row);
            case "reject" -> takeReject(row);
            default -> ready.add(row);
        }
    }

    private void takePart(Row row) {
        part = row;
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
            ready.add(new Columns.Builder(row).set(Columns.LINE, line == 0 ? 0 : line + linesBefore.get(Columns.PART.number(row))).build());
        }
    }

    private void end() {
        String file = Columns.FILE.text(part);
        if (rejected > named) {
            Reject more = Reject.more(file, rejected - named);
            ready.add(new Columns.Builder("reject", file).set(Columns.LINE, more.line()).set(Columns.COLUMN_NAME, more.column())
                    .set(Columns.VALUE, more.value()).set(Columns.REASON, more.reason()).build());
        }
        ready.add(new Columns.Builder(part).set(Columns.CRC32, Checksum.of(crc.value()).crc32()).set(Columns.ROWS_READ, read)
                .set(Columns.ROWS_EMPTY, empty).set(Columns.ROWS_REJECTED, rejected).build());
        part = null;
        crc = new CombinedCrc32();
        linesBefore.clear();
        lines = 0;
        read = 0;
        empty = 0;
        rejected = 0;
        named = 0;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }
}
