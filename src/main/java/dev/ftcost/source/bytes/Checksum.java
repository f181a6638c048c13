package dev.ftcost.source.bytes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;

/** The CRC-32 of a file: found while the file is read, or else in a pass of its own, and only when it is asked for. */
public final class Checksum {
    private static final int BLOCK = 1 << 18;

    private final Path path;
    private String crc32;

    public Checksum(Path path) {
        this.path = path;
    }

    /** What a reader found that had every byte in its hands. */
    public void is(long crc) {
        crc32 = String.format(Locale.ROOT, "%08x", crc);
    }

    public String crc32() {
        if (crc32 == null) {
            try {
                is(ofBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("'" + path + "' cannot be read: " + e.getMessage(), e);
            }
        }
        return crc32;
    }

    private long ofBytes() throws IOException {
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
