package dev.ftcost.sheet;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Rows of a table that are too many for the memory: they are in a file, and read from its beginning whenever they are gone through. */
final class StoredRows extends AbstractList<List<Object>> {
    private final Path file;
    private final List<Column> columns;
    private final int size;

    /** @param file as {@link RowCollector} writes it */
    StoredRows(Path file, List<Column> columns, int size) {
        this.file = file;
        this.columns = columns;
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    /** For a row here and there: all before it are read. */
    @Override
    public List<Object> get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        try (DataInputStream in = open()) {
            for (int before = 0; before < index; before++) {
                row(in);
            }
            return row(in);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Iterator<List<Object>> iterator() {
        return new Rows();
    }

    private final class Rows implements Iterator<List<Object>> {
        private DataInputStream in;
        private int next;

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public List<Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                in = in == null ? open() : in;
                List<Object> row = row(in);
                if (++next == size) {
                    in.close();
                }
                return row;
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    private DataInputStream open() throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    private List<Object> row(DataInputStream in) throws IOException {
        Object[] cells = new Object[columns.size()];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = in.readBoolean() ? cell(in, columns.get(c).type()) : null;
        }
        return Collections.unmodifiableList(Arrays.asList(cells));
    }

    private static Object cell(DataInputStream in, Column.Type type) throws IOException {
        return switch (type) {
            case TEXT -> new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            case COUNT -> in.readLong();
            case AMOUNT, RATE, UNIT_COST, SHARE -> {
                int scale = in.readInt();
                yield new BigDecimal(new BigInteger(in.readNBytes(in.readInt())), scale);
            }
            case DATE -> LocalDate.ofEpochDay(in.readLong());
            case FLAG -> in.readBoolean();
        };
    }

    private UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("'" + file + "', which holds rows for a moment, cannot be read: " + e.getMessage(), e);
    }
}
