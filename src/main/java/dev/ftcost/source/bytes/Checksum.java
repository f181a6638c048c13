package dev.ftcost.source.bytes;

import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;

/** The CRC-32 of a file, as {@code crc32} and {@code gzip -lv} print it: of a reader that had every byte, or read when it is first asked for. */
public final class Checksum {
    private static final int BLOCK = 1 << 18;

    private final Path path;
    private String crc32;

    private Checksum(Path path, String crc32) {
        this.path = path;
        this.crc32 = crc32;
    }

    /** Reads the file only when the figure is asked for. */
    public static Checksum of(Path path) {
        return new Checksum(path, null);
    }

    public static Checksum of(long crc32) {
        return of(String.format(Locale.ROOT, "%08x", crc32));
    }

    /** @param crc32 eight hexadecimal digits */
    public static Checksum of(String crc32) {
        return new Checksum(null, crc32);
    }

    /** Eight hexadecimal digits. */
    public String crc32() {
        if (crc32 == null) {
            try {
                crc32 = of(read()).crc32;
            } catch (IOException e) {
                throw new UncheckedIOException("'" + path + "' cannot be read: " + IoReason.of(e) + ".", e);
            }
        }
        return crc32;
    }

    private long read() throws IOException {
        CRC32 crc = new CRC32();
        byte[] block = new byte[BLOCK];
        ByteBuffer buffer = ByteBuffer.wrap(block);
        try (FileChannel channel = FileChannel.open(path)) {
            for (int read = channel.read(buffer); read > 0; read = channel.read(buffer.clear())) {
                crc.update(block, 0, read);
            }
        }
        return crc.getValue();
    }
}
