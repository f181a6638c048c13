package dev.ftcost.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
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

    /** @param numbers whether to look for numbers with an underscore, which only matters in CSV */
    static Checksum of(Path path, boolean numbers) throws IOException {
        CRC32 crc = new CRC32();
        boolean grouped = false;
        boolean ascii = true;
        byte[] block = new byte[CARRY + BLOCK];
        int carried = 0;
        try (FileChannel channel = FileChannel.open(path)) {
            for (int read = read(channel, block, carried); read > 0; read = read(channel, block, carried)) {
                crc.update(block, carried, read);
                int end = carried + read;
                if (numbers) {
                    // Only the first block has nothing carried over.
                    int mark = carried == 0 && startsWithMark(block, end) ? MARK.length : 0;
                    // Searching in a string is what the machine is fastest at; byte by byte would cost as much as the checksum itself.
                    String text = new String(block, mark, end - mark, StandardCharsets.US_ASCII);
                    ascii = ascii && text.indexOf('\uFFFD') < 0;
                    grouped = grouped || hasGroupedDigits(text);
                }
                carried = Math.min(CARRY, end);
                System.arraycopy(block, end - carried, block, 0, carried);
            }
        }
        return new Checksum(String.format(Locale.ROOT, "%08x", crc.getValue()), grouped, ascii);
    }

    private static int read(FileChannel channel, byte[] block, int from) throws IOException {
        return channel.read(ByteBuffer.wrap(block, from, BLOCK));
    }

    private static boolean startsWithMark(byte[] block, int end) {
        return end >= MARK.length && Arrays.equals(block, 0, MARK.length, MARK, 0, MARK.length);
    }

    /** Whether an underscore stands in a cell that has only digits before it. */
    private static boolean hasGroupedDigits(String text) {
        for (int at = text.indexOf('_', 1); at >= 0; at = text.indexOf('_', at + 1)) {
            if (isDigit(text.charAt(at - 1)) && beginsCell(text, at - 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsCell(String text, int last) {
        int at = last;
        while (at >= 0 && isDigit(text.charAt(at))) {
            at--;
        }
        return at < 0 || ",\"\n\t; ".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
