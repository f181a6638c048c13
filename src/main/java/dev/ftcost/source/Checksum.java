package dev.ftcost.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * One pass over the bytes of a file: its CRC-32, and what stands in it that the scan would not take as we do.
 *
 * @param ascii whether every byte is ASCII, a byte order mark at the start apart
 * @param crc32 the figure that {@code crc32} and {@code gzip -lv} print
 */
record Checksum(String crc32, boolean groupedDigits, boolean ascii) {
    private static final int BLOCK = 1 << 18;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    /** How far back the start of a number may lie. */
    private static final int CARRY = 64;

    static Checksum of(Path path) throws IOException {
        CRC32 crc = new CRC32();
        boolean grouped = false;
        int bits = 0;
        byte[] block = new byte[CARRY + BLOCK];
        int carried = 0;
        try (FileChannel channel = FileChannel.open(path)) {
            for (int read = read(channel, block, carried); read > 0; read = read(channel, block, carried)) {
                crc.update(block, carried, read);
                int end = carried + read;
                // Only the first block has nothing carried over.
                int mark = carried == 0 && startsWithMark(block, end) ? MARK.length : 0;
                bits |= bits(block, carried + mark, end);
                grouped = grouped || hasGroupedDigits(block, carried, end);
                carried = Math.min(CARRY, end);
                System.arraycopy(block, end - carried, block, 0, carried);
            }
        }
        return new Checksum(String.format(Locale.ROOT, "%08x", crc.getValue()), grouped, bits >= 0);
    }

    private static int read(FileChannel channel, byte[] block, int from) throws IOException {
        return channel.read(ByteBuffer.wrap(block, from, BLOCK));
    }

    /** All bits that are set in some byte; negative when one is no ASCII. */
    private static int bits(byte[] block, int from, int end) {
        int bits = 0;
        for (int i = from; i < end; i++) {
            bits |= block[i];
        }
        return bits;
    }

    private static boolean startsWithMark(byte[] block, int end) {
        return end >= MARK.length && Arrays.equals(block, 0, MARK.length, MARK, 0, MARK.length);
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
        while (at >= 0 && (isDigit(block[at]) || block[at] == '.')) {
            at--;
        }
        return at < 0 || block[at] == ',' || block[at] == '"' || block[at] == '\n' || block[at] == '\t' || block[at] == ';' || block[at] == ' ';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
