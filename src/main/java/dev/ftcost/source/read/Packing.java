package dev.ftcost.source.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Ways of packing exports that are not read: each is known by its bytes, so that a person learns what to do with the file. */
enum Packing {
    WORKBOOK("it is an Excel workbook; save its sheet as CSV"), ZIP("it is a ZIP archive; unpack it"), TAR(
            "it is a tar archive; unpack it"), SEVEN_ZIP("it is a 7z archive; unpack it"), BZIP2(
                    "it is packed with bzip2; unpack it, or pack it with gzip or zstd"), XZ(
                            "it is packed with xz; unpack it, or pack it with gzip or zstd"), TWICE(
                                    "it is packed twice; unpack it once"), UTF_32("it is text in UTF-32; save it as UTF-8");

    private static final int TAR_MARK = 257;
    private static final String WORKBOOK_PART = "[Content_Types].xml";

    private final String words;

    Packing(String words) {
        this.words = words;
    }

    /** What it is and what to do, after the name of the file and a colon. */
    String words() {
        return words;
    }

    /** @param start of a file; null when it is packed in none of these ways */
    static Packing of(byte[] start) {
        if (begins(start, 0, 'P', 'K', 3, 4)) {
            return new String(start, StandardCharsets.ISO_8859_1).contains(WORKBOOK_PART) ? WORKBOOK : ZIP;
        } else if (begins(start, TAR_MARK, 'u', 's', 't', 'a', 'r')) {
            return TAR;
        } else if (begins(start, 0, '7', 'z', 0xbc, 0xaf)) {
            return SEVEN_ZIP;
        } else if (begins(start, 0, 'B', 'Z', 'h')) {
            return BZIP2;
        } else if (begins(start, 0, 0xfd, '7', 'z', 'X', 'Z')) {
            return XZ;
        } else if (begins(start, 0, 0x1f, 0x8b) || begins(start, 0, 0x28, 0xb5, 0x2f, 0xfd)) {
            return TWICE;
        }
        return begins(start, 0, 0xff, 0xfe, 0, 0) || begins(start, 0, 0, 0, 0xfe, 0xff) ? UTF_32 : null;
    }

    private static boolean begins(byte[] start, int at, int... mark) {
        byte[] bytes = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            bytes[i] = (byte) mark[i];
        }
        return start.length >= at + bytes.length && Arrays.equals(bytes, 0, bytes.length, start, at, at + bytes.length);
    }
}
