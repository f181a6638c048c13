package dev.ftcost.source.scan;

/**
 * Finds in bytes where the pieces of a JSON text end, by the rules of the careful reader. Every step begins at a place and
 * gives the place behind its piece; {@link #NOT_PLAIN} when there is none, or one that is left to the careful reader.
 * The bytes end in a line's end or in zeros, which end every piece; eight more must be there to be looked at.
 */
final class JsonSkipper {
    static final int NOT_PLAIN = -1;
    private static final int LONGEST_NUMBER = 200;
    private static final int LONGEST_NAME = 4_000;
    private static final int DEEPEST = 60;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long SECOND_BITS = 2 * ONES;
    private static final long BEHIND_BLANKS = ('"' ^ 2) * ONES + ONES;
    private static final long ESCAPES = '\\' * ONES;

    /** What comes behind a backslash, by its byte; four digits behind a {@code u} apart. */
    private static final boolean[] ESCAPED = new boolean[1 << Byte.SIZE];

    static {
        for (char escaped : new char[] {'"', '\\', '/', 'b', 'f', 'n', 'r', 't'}) {
            ESCAPED[escaped] = true;
        }
    }

    private JsonSkipper() {}

    /** The first place that is no blank of a line. */
    static int blanks(byte[] block, int from) {
        int at = from;
        while (block[at] == ' ' || block[at] == '\t' || block[at] == '\r') {
            at++;
        }
        return at;
    }

    /** Behind the quote at the end of a string; it may hold anything that a string can. */
    static int string(byte[] block, int from) {
        int at = from;
        while (true) {
            long marks = marks((long) Dictionary.LONGS.get(block, at));
            if (marks == 0) {
                at += Long.BYTES;
                continue;
            }
            at += Swar.first(marks);
            if (block[at] == '"') {
                return at + 1;
            }
            at = block[at] == '\\' ? escape(block, at + 1) : NOT_PLAIN;
            if (at == NOT_PLAIN) {
                return NOT_PLAIN;
            }
        }
    }

    /** The highest bit of every byte that is a quote, an escape or a control character; the lowest such bit is right. */
    private static long marks(long word) {
        // What is left of a control character or a quote when its second bit is turned is less than any other.
        return ((word ^ SECOND_BITS) - BEHIND_BLANKS | (word ^ ESCAPES) - ONES) & ~word & HIGH;
    }

    private static int escape(byte[] block, int at) {
        if (ESCAPED[block[at] & 0xff]) {
            return at + 1;
        }
        for (int digit = at + 1; digit <= at + 4; digit++) {
            if (block[at] != 'u' || Character.digit(block[digit], 16) < 0) {
                return NOT_PLAIN;
            }
        }
        return at + 5;
    }

    /** Behind the quote at the end of a name or an id: ASCII without escapes. */
    static int text(byte[] block, int from) {
        int at = from;
        while (true) {
            long word = (long) Dictionary.LONGS.get(block, at);
            long marks = marks(word) | (word | word + ONES) & HIGH;
            if (marks != 0) {
                at += Swar.first(marks);
                return block[at] == '"' ? at + 1 : NOT_PLAIN;
            }
            at += Long.BYTES;
        }
    }

    /** The value behind a name and its colon; from the quote before the name on. */
    private static int name(byte[] block, int from) {
        int at = block[from] == '"' ? string(block, from + 1) : NOT_PLAIN;
        return at == NOT_PLAIN || at - from > LONGEST_NAME ? NOT_PLAIN : colon(block, at);
    }

    /** The value behind a colon. */
    static int colon(byte[] block, int from) {
        int at = blanks(block, from);
        return block[at] == ':' ? blanks(block, at + 1) : NOT_PLAIN;
    }

    /** Behind a number of any kind. */
    static int number(byte[] block, int from) {
        int at = block[from] == '-' ? from + 1 : from;
        int whole = at;
        at = someDigits(block, at);
        if (at == NOT_PLAIN || block[whole] == '0' && at - whole > 1) {
            return NOT_PLAIN;
        }
        if (block[at] == '.') {
            at = someDigits(block, at + 1);
        }
        if (at != NOT_PLAIN && (block[at] == 'e' || block[at] == 'E')) {
            at++;
            at = someDigits(block, block[at] == '+' || block[at] == '-' ? at + 1 : at);
        }
        return at - from > LONGEST_NUMBER ? NOT_PLAIN : at;
    }

    private static int someDigits(byte[] block, int from) {
        int at = from;
        int digits;
        do {
            digits = Swar.count(Swar.word(block, at));
            at += digits;
        } while (digits == Long.BYTES);
        return at == from ? NOT_PLAIN : at;
    }

    /** Whether a word is at a place, whatever the case of its letters; the word is in small ones. */
    static boolean isWord(byte[] block, int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if ((block[from + i] | ' ') != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Behind {@code null}, {@code true} or {@code false}. */
    static int word(byte[] block, int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (block[from + i] != word.charAt(i)) {
                return NOT_PLAIN;
            }
        }
        return from + word.length();
    }

    private static int scalar(byte[] block, int from, LineTemplate layout) {
        int end;
        switch (block[from]) {
            case '"' -> {
                end = string(block, from + 1);
                layout.value(from + 1, end - 1, LineTemplate.STRING);
            }
            case 'n' -> end = word(block, from, "null");
            case 't' -> end = word(block, from, "true");
            case 'f' -> end = word(block, from, "false");
            default -> {
                end = number(block, from);
                layout.value(from, end, LineTemplate.NUMBER);
            }
        }
        return end;
    }

    /** Behind a value of any kind. */
    static int anyValue(byte[] block, int from, LineTemplate layout) {
        // What is open around the place: a bit for each, set for an object.
        long open = 0;
        int depth = 0;
        int at = from;
        while (true) {
            byte begin = block[at];
            if (begin == '{' || begin == '[') {
                boolean object = begin == '{';
                at = blanks(block, at + 1);
                if (block[at] == (object ? '}' : ']')) {
                    at++;
                } else {
                    if (++depth > DEEPEST) {
                        return NOT_PLAIN;
                    }
                    open = open << 1 | (object ? 1 : 0);
                    at = object ? name(block, at) : at;
                    if (at == NOT_PLAIN) {
                        return NOT_PLAIN;
                    }
                    continue;
                }
            } else {
                at = scalar(block, at, layout);
            }
            while (at != NOT_PLAIN && depth > 0) {
                at = blanks(block, at);
                boolean object = (open & 1) != 0;
                if (block[at] == ',') {
                    at = blanks(block, at + 1);
                    at = object ? name(block, at) : at;
                    break;
                }
                if (block[at] != (object ? '}' : ']')) {
                    return NOT_PLAIN;
                }
                at++;
                depth--;
                open >>>= 1;
            }
            if (at == NOT_PLAIN || depth == 0) {
                return at;
            }
        }
    }
}
