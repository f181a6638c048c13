package dev.ftcost.source.bytes;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;

/** How a file's bytes are packed, by its first bytes. */
public enum Compression {
    NONE, GZIP, ZSTD,
    /** Text of two bytes a character, as spreadsheets save it; it is read as if it were UTF-8. */
    UTF_16;

    /** How many bytes say how the others are packed. */
    public static final int START = 4;

    private static final int BUFFER = 1 << 16;

    public static Compression of(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return of(in.readNBytes(START));
        }
    }

    /** @param magic the first {@link #START} bytes, or as many as there are */
    public static Compression of(byte[] magic) {
        if (magic.length >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
            return GZIP;
        }
        if (Utf16Stream.isAt(magic)) {
            return UTF_16;
        }
        boolean zstd = magic.length == 4 && (magic[0] & 0xff) == 0x28 && (magic[1] & 0xff) == 0xb5
                && (magic[2] & 0xff) == 0x2f && (magic[3] & 0xff) == 0xfd;
        return zstd ? ZSTD : NONE;
    }

    public InputStream open(Path path) throws IOException {
        return open(path, taken -> {});
    }

    /** @param taken learns how many bytes of the file are read */
    public InputStream open(Path path, LongConsumer taken) throws IOException {
        return open(new CountedStream(Files.newInputStream(path), taken));
    }

    /** @param packed the bytes as they lie in the file, wherever that is */
    public InputStream open(InputStream packed) {
        InputStream raw = new BufferedInputStream(packed, BUFFER);
        return switch (this) {
            case NONE -> raw;
            case GZIP -> new Unpacked(() -> new GzipStream(raw, BUFFER), raw);
            case UTF_16 -> new Unpacked(() -> raw, raw);
            case ZSTD -> new Unpacked(() -> new ZstdInputStream(raw), raw);
        };
    }

    private interface Unpacking {
        InputStream start() throws IOException;
    }

    /** Says of a fault in the packing that it is one, and not one of the disk. */
    private static final class Unpacked extends InputStream {
        private final Unpacking unpacking;
        private final InputStream raw;
        private InputStream in;

        Unpacked(Unpacking unpacking, InputStream raw) {
            this.unpacking = unpacking;
            this.raw = raw;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                in = in == null ? Utf16Stream.decoded(unpacking.start()) : in;
                return in.read(target, offset, length);
            } catch (ZipException | EOFException | ZstdIOException e) {
                throw new BrokenOffException(e);
            }
        }

        @Override
        public void close() throws IOException {
            try (raw) {
                if (in != null) {
                    in.close();
                }
            }
        }
    }

    /** Says how many bytes of a file are taken, before they are unpacked. */
    private static final class CountedStream extends FilterInputStream {
        private final LongConsumer taken;
        private long count;

        CountedStream(InputStream in, LongConsumer taken) {
            super(in);
            this.taken = taken;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) {
            count += more;
            taken.accept(count);
        }
    }
}
