package dev.ftcost.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * One pass over the bytes of a file: its CRC-32, and whether a number with an underscore stands in it.
 *
 * @param crc32 the figure that {@code crc32} and {@code gzip -lv} print
 */
record Checksum(String crc32, boolean groupedDigits) {
    private static final int BLOCK = 1 << 18;
    /** How far back the start of a number may lie. */
    private static final int CARRY = 64;

    static Checksum of(Path path) throws IOException {
        CRC32 crc = new CRC32();
        boolean grouped = false;
        byte[] block = new byte[CARRY + BLOCK];
        int carried = 0;
        try (FileChannel channel = FileChannel.open(path)) {
            for (int read = read(channel, block, carried); read > 0; read = read(channel, block, carried)) {
                crc.update(block, carried, read);
                int end = carried + read;
                grouped = grouped || hasGroupedDigits(block, carried, end);
                carried = Math.min(CARRY, end);
                System.arraycopy(block, end - carried, block, 0, carried);
            }
        }
        return new Checksum(String.format(Locale.ROOT, "%08x", crc.getValue()), grouped);
    }

    private static int read(FileChannel channel, byte[] block, int from) throws IOException {
        return channel.read(ByteBuffer.wrap(block, from, BLOCK));
    }

    /** Whether an underscore stands in a cell that has only digits before it. */
    private static boolean hasGroupedDigits(byte[] block, int from, int end) {
        for (int i = Math.max(from, 1); i < end; i++) {
            if (block[i] == '_' && isDigit(block[i - 1]) && beginsCell(block, i - 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsCell(byte[] block, int last) {
        int at = last;
        while (at >= 0 && isDigit(block[at])) {
            at--;
        }
        return at < 0 || block[at] == ',' || block[at] == '"' || block[at] == '\n' || block[at] == '\t' || block[at] == ';' || block[at] == ' ';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
