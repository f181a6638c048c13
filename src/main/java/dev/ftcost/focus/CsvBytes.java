package dev.ftcost.focus;

import dev.ftcost.sheet.CsvSheet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * CSV as bytes, for a table in which the same cells come again and again: a run of cells is escaped and guarded once, by
 * {@link CsvSheet#following}, and copied from then on.
 */
public final class CsvBytes {
    private static final int CHUNK = 1 << 16;

    private final OutputStream out;
    private byte[] bytes = new byte[CHUNK + (CHUNK >> 3)];
    private int size;

    public CsvBytes(OutputStream out) {
        this.out = out;
    }

    public CsvBytes append(byte[] cells) {
        reserve(cells.length);
        System.arraycopy(cells, 0, bytes, size, cells.length);
        size += cells.length;
        return this;
    }

    public CsvBytes append(DecimalText number) {
        reserve(number.length());
        size = number.copyTo(bytes, size);
        return this;
    }

    private void reserve(int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
        }
    }

    /** To be called after a row: hands over what has gathered, once it is worth it. */
    public void endRow() {
        if (size >= CHUNK) {
            flush();
        }
    }

    public void flush() {
        try {
            out.write(bytes, 0, size);
            size = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
