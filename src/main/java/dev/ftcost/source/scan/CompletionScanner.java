package dev.ftcost.source.scan;

import static dev.ftcost.source.scan.CompletionSchema.*;
import static dev.ftcost.source.scan.JsonSkipper.NOT_PLAIN;

import dev.ftcost.source.record.Counts;
import dev.ftcost.source.row.EpochSecond;
import dev.ftcost.source.scan.CompletionSchema.Does;
import dev.ftcost.source.scan.CompletionSchema.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Reads a plain line of a request log or of a batch output straight from the bytes: one answer with its counts as digits, names in
 * ASCII without escapes, no audio or image tokens or cache writes of 12 hours, everything consistent. What is not plain is no fault; it is left to the exact
 * reader, which takes it or names it.
 */
final class CompletionScanner {
    /** What belongs to the wrapper of a batch and not to the answer in it. */
    private static final int WRAPPING = 1 << CUSTOM_ID | 1 << STATUS_CODE | 1 << RESPONSE;

    private static final long UNKNOWN = -1;
    private static final int FIRST_ERROR = 400;
    private static final long[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    private static final int LONGEST_TEXT = 256;
    /** What is longer may have more members or elements than the careful reader takes. */
    private static final int LONGEST_UNKNOWN = 1 << 16;
    private static final List<byte[]> OBJECTS = Stream.of("chat.completion", "response", "text_completion")
            .map(name -> name.getBytes(StandardCharsets.US_ASCII)).toList();

    private final int[] from = new int[CREATED];
    private final int[] to = new int[CREATED];
    private final long[] counts = new long[USAGE];
    private final LineTemplate layout = new LineTemplate();
    private byte[] block;
    /** A bit for every slot of which the line speaks. */
    private int seen;
    private int kinds;
    private boolean batch;

    /** @return the place behind the line; {@link JsonSkipper#NOT_PLAIN} when it is not plain */
    int read(byte[] bytes, int start) {
        block = bytes;
        int end = layout.size() > 0 ? again(start) : NOT_PLAIN;
        return end != NOT_PLAIN ? end : line(start);
    }

    /** A line in the layout of the one before. */
    private int again(int start) {
        int at = layout.match(0, block, start);
        for (int piece = 1; piece < layout.size() && at != NOT_PLAIN; piece++) {
            int slot = layout.slot(piece - 1);
            if (slot == LineTemplate.STRING) {
                at = JsonSkipper.string(block, at) - 1;
            } else if (slot == LineTemplate.NUMBER) {
                at = JsonSkipper.number(block, at);
            } else {
                at = slot < CREATED ? text(slot, at) - 1 : count(slot, at);
            }
            at = at < 0 ? NOT_PLAIN : layout.match(piece, block, at);
        }
        return at != NOT_PLAIN && isPlain() ? at : NOT_PLAIN;
    }

    private int line(int start) {
        seen = 0;
        batch = false;
        layout.begin();
        clear();
        int at = JsonSkipper.blanks(block, start);
        at = block[at] == '{' ? object(at, LINE) : NOT_PLAIN;
        at = at == NOT_PLAIN ? NOT_PLAIN : JsonSkipper.blanks(block, at);
        if (at == NOT_PLAIN || block[at] != '\n' || !isPlain()) {
            return NOT_PLAIN;
        }
        layout.learn(block, start, at + 1);
        return at + 1;
    }

    private void clear() {
        seen &= WRAPPING;
        kinds = 0;
        Arrays.fill(from, 0);
        Arrays.fill(to, 0);
        Arrays.fill(counts, CREATED, STATUS_CODE, 0);
        counts[INPUT] = UNKNOWN;
    }

    /** Copies a text. @return where it ends; where it was to begin when there is none */
    int copy(int slot, byte[] target, int at) {
        int length = to[slot] - from[slot];
        System.arraycopy(block, from[slot], target, at, length);
        return at + length;
    }

    /** Of the id. */
    long[] hash() {
        return MurmurHash3.hash128x64(block, from[ID], to[ID] - from[ID], 0);
    }

    Counts counts() {
        return new Counts(1, counts[INPUT], counts[CACHED], counts[CACHE_WRITE], counts[CACHE_WRITE_12H], counts[OUTPUT], 0, 0, 0);
    }

    long count(int slot) {
        return counts[slot];
    }

    /** Whether the answer was in the wrapper of a batch. */
    boolean isBatch() {
        return batch;
    }

    private boolean isPlain() {
        boolean rightPlace = batch ? isSeen(CUSTOM_ID) && counts[STATUS_CODE] < FIRST_ERROR
                : !isSeen(CUSTOM_ID) && !isSeen(RESPONSE) && isAnswer();
        long rare = counts[INPUT_AUDIO] | counts[INPUT_IMAGE] | counts[OUTPUT_AUDIO] | counts[CACHE_WRITE_12H];
        return rightPlace && to[ID] > from[ID] && kinds != (CHAT | RESPONSES) && rare == 0
                && counts[INPUT] != UNKNOWN
                && EpochSecond.isUsage(counts[CREATED])
                && Counts.isConsistent(counts[INPUT], counts[CACHED], counts[CACHE_WRITE], 0, counts[OUTPUT], 0, 0, 0);
    }

    private boolean isSeen(int slot) {
        return (seen & 1 << slot) != 0;
    }

    private boolean isAnswer() {
        for (byte[] object : OBJECTS) {
            if (Arrays.equals(object, 0, object.length, block, from[OBJECT], to[OBJECT])) {
                return true;
            }
        }
        return false;
    }

    private int object(int start, CompletionSchema fields) {
        int at = JsonSkipper.blanks(block, start + 1);
        if (block[at] == '}') {
            return at + 1;
        }
        while (true) {
            int behind = block[at] == '"' ? JsonSkipper.text(block, at + 1) : NOT_PLAIN;
            int value = behind == NOT_PLAIN ? NOT_PLAIN : JsonSkipper.colon(block, behind);
            if (value == NOT_PLAIN) {
                return NOT_PLAIN;
            }
            Field field = fields.of(block, at + 1, behind - 1);
            int end = field == null ? unknown(at + 1, behind - 1, value, fields.holdsCounts()) : known(field, value);
            if (end == NOT_PLAIN) {
                return NOT_PLAIN;
            }
            at = JsonSkipper.blanks(block, end);
            if (block[at] != ',') {
                return block[at] == '}' ? at + 1 : NOT_PLAIN;
            }
            at = JsonSkipper.blanks(block, at + 1);
        }
    }

    /** A name with a dot may be the path of something that counts, and so may a number of which the name speaks of a cache, or an object among counts. */
    private int unknown(int nameFrom, int nameTo, int value, boolean isAmongCounts) {
        if (isAmongCounts && block[value] == '{') {
            return NOT_PLAIN;
        }
        boolean number = block[value] != '"' && block[value] != 'n';
        for (int at = nameFrom; at < nameTo; at++) {
            if (block[at] == '.' || number && JsonSkipper.isWord(block, at, "cache")) {
                return NOT_PLAIN;
            }
        }
        int end = JsonSkipper.anyValue(block, value, layout);
        return end - value > LONGEST_UNKNOWN ? NOT_PLAIN : end;
    }

    private int known(Field field, int at) {
        if (field.does() == Does.PASS) {
            return JsonSkipper.anyValue(block, at, layout);
        }
        if (field.does() == Does.LEAVE || field.slot() >= 0 && isSeen(field.slot())) {
            return NOT_PLAIN;
        }
        seen |= field.slot() >= 0 ? 1 << field.slot() : 0;
        kinds |= field.kinds();
        // null is no value, and the slot stays as it is.
        if (block[at] == 'n' && field.does() != Does.BODY) {
            return JsonSkipper.word(block, at, "null");
        }
        return switch (field.does()) {
            case TEXT -> block[at] == '"' ? laidOut(at + 1, text(field.slot(), at + 1), 1, field.slot()) : NOT_PLAIN;
            case COUNT -> laidOut(at, count(field.slot(), at), 0, field.slot());
            case OBJECT -> block[at] == '{' ? object(at, field.inside()) : NOT_PLAIN;
            default -> block[at] == '{' ? body(at, field.inside()) : NOT_PLAIN;
        };
    }

    private int laidOut(int at, int behind, int quote, int slot) {
        layout.value(at, behind - quote, slot);
        return behind;
    }

    private int body(int at, CompletionSchema fields) {
        if (batch) {
            return NOT_PLAIN;
        }
        batch = true;
        clear();
        return object(at, fields);
    }

    /** Blanks around a text are left to the careful reader to take off. */
    private int text(int slot, int at) {
        int behind = JsonSkipper.text(block, at);
        if (behind == NOT_PLAIN || behind - at < 2 || behind - at > LONGEST_TEXT || block[at] == ' ' || block[behind - 2] == ' ') {
            return NOT_PLAIN;
        }
        from[slot] = at;
        to[slot] = behind - 1;
        return behind;
    }

    /** Digits alone, at most fifteen of them. */
    private int count(int slot, int at) {
        long word = Swar.word(block, at);
        int digits = Swar.count(word);
        long value = digits == 0 ? 0 : Swar.value(word, digits);
        int end = at + digits;
        if (digits == Long.BYTES) {
            word = Swar.word(block, end);
            digits = Swar.count(word);
            value = digits == 0 ? value : value * POWERS_OF_TEN[digits] + Swar.value(word, digits);
            end += digits;
        }
        counts[slot] = value;
        byte next = block[end];
        boolean plain = end > at && end - at < 2 * Long.BYTES && (block[at] != '0' || end - at == 1) && next != '.' && next != 'e'
                && next != 'E';
        return plain ? end : NOT_PLAIN;
    }
}
