package dev.ftcost.cache;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** A file by its size and checksum. */
public record MadeFile(long size, long crc32) {
    /** @return null when it is no file, or cannot be read */
    static MadeFile of(Path path) {
        try {
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? new MadeFile(Files.size(path), CacheEntry.crc(path)) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Passes on what is written, and knows afterwards which file it is. */
    public static final class Counter extends OutputStream {
        private final OutputStream out;
        private final CRC32 crc = new CRC32();
        private long size;

        public Counter(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int octet) throws IOException {
            out.write(octet);
            crc.update(octet);
            size++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            crc.update(bytes, from, length);
            size += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        public MadeFile file() {
            return new MadeFile(size, crc.getValue());
        }
    }
}
