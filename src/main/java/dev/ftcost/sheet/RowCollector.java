package dev.ftcost.sheet;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Collects the rows of a table, one after the other. Very many go to a file, so that no number of groups fills the memory. */
public final class RowCollector {
    /** Some ten megabytes. */
    private static final int MOST_HELD = 20_000;

    private final Path folder;
    private final List<Column> columns;
    private List<List<Object>> held = new ArrayList<>();
    private Path file;
    private DataOutputStream out;
    private int size;

    /** @param folder for temporary files; whoever owns it removes them */
    public RowCollector(Path folder, List<Column> columns) {
        this.folder = folder;
        this.columns = columns;
    }

    public void add(List<Object> row) {
        size++;
        if (out == null && held.size() < MOST_HELD) {
            held.add(row);
            return;
        }
        try {
            if (out == null) {
                file = Files.createTempFile(folder, "rows-", "");
                out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
                for (List<Object> each : held) {
                    write(each);
                }
                held = List.of();
            }
            write(row);
        } catch (IOException e) {
            throw new TemporaryFault(e);
        }
    }

    /** The rows; nothing can be added any more. */
    public List<List<Object>> rows() {
        if (out == null) {
            return held;
        }
        try {
            out.close();
        } catch (IOException e) {
            throw new TemporaryFault(e);
        }
        return new StoredRows(file, columns, size);
    }

    private void write(List<Object> row) throws IOException {
        for (int c = 0; c < columns.size(); c++) {
            Object cell = row.get(c);
            out.writeBoolean(cell != null);
            if (cell != null) {
                write(cell, columns.get(c).type());
            }
        }
    }

    private void write(Object cell, Column.Type type) throws IOException {
        switch (type) {
            case TEXT -> write(((String) cell).getBytes(StandardCharsets.UTF_8));
            case COUNT -> out.writeLong((Long) cell);
            case AMOUNT, RATE, UNIT_COST, SHARE -> {
                out.writeInt(((BigDecimal) cell).scale());
                write(((BigDecimal) cell).unscaledValue().toByteArray());
            }
            case DATE -> out.writeLong(((LocalDate) cell).toEpochDay());
            case FLAG -> out.writeBoolean((Boolean) cell);
        }
    }

    private void write(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
