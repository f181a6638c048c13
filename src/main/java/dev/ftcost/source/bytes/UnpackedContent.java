package dev.ftcost.source.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/** What a file holds, however it is packed: enough of it to find a copy, and all of it to be sure. */
public final class UnpackedContent {
    /** The size of a file that does not say how much it unpacks to. */
    private static final long UNKNOWN = -1;
    private static final int START = 1 << 16;
    private static final int GZIP_TRAILER = 4;
    private static final long GZIP_SIZES = 1L << 32;

    private final Path path;
    private final Compression compression;

    public UnpackedContent(Path path, Compression compression) {
        this.path = path;
        this.compression = compression;
    }

    /** The CRC-32 of its first 64 KiB. */
    public long startCrc32() throws IOException {
        try (InputStream in = compression.open(path)) {
            return startCrc32(in);
        }
    }

    /** The same of unpacked bytes, wherever they come from. */
    public static long startCrc32(InputStream unpacked) throws IOException {
        CRC32 crc = new CRC32();
        try {
            crc.update(unpacked.readNBytes(START));
        } catch (BrokenOffException e) {
            // Of a file that ends here nothing is a copy.
            return UNKNOWN;
        }
        return crc.getValue();
    }

    /** Whether another file holds the same bytes; one that breaks off is like no other. */
    public boolean isSameAs(UnpackedContent other) throws IOException {
        long size = size();
        long otherSize = other.size();
        if (size != UNKNOWN && otherSize != UNKNOWN && size % GZIP_SIZES != otherSize % GZIP_SIZES) {
            return false;
        }
        try (InputStream one = compression.open(path); InputStream two = other.compression.open(other.path)) {
            byte[] block = one.readNBytes(START);
            while (block.length > 0 && Arrays.equals(block, two.readNBytes(START))) {
                block = one.readNBytes(START);
            }
            return block.length == 0 && two.read() < 0;
        } catch (BrokenOffException e) {
            return false;
        }
    }

    /** What a gzip file says is the size of its last member, and it mostly has one. */
    private long size() throws IOException {
        if (compression == Compression.NONE) {
            return Files.size(path);
        }
        if (compression != Compression.GZIP) {
            return UNKNOWN;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - GZIP_TRAILER));
            return Integer.toUnsignedLong(Integer.reverseBytes(file.readInt()));
        }
    }
}
