package dev.ftcost.source.scan;

import dev.ftcost.source.row.JsonValues;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** The fields of an object of a completion, found by the bytes of their names; the fields that are read have a slot for their value. */
final class CompletionSchema {
    static final int ID = 0;
    static final int MODEL = 1;
    static final int SERVICE_TIER = 2;
    static final int OBJECT = 3;
    static final int CUSTOM_ID = 4;
    static final int CREATED = 5;
    static final int INPUT = 6;
    static final int CACHED = 7;
    static final int CACHE_WRITE = 8;
    static final int OUTPUT = 9;
    static final int INPUT_AUDIO = 10;
    static final int INPUT_IMAGE = 11;
    static final int OUTPUT_AUDIO = 12;
    static final int CACHE_WRITE_12H = 13;
    static final int STATUS_CODE = 14;
    static final int USAGE = 15;
    static final int INPUT_DETAILS = 16;
    static final int OUTPUT_DETAILS = 17;
    static final int RESPONSE = 18;

    /** Which of the two APIs a field belongs to, as bits. */
    static final int CHAT = 1;
    static final int RESPONSES = 2;

    private static final int PLACES = 256;

    private static final CompletionSchema INPUT_FIELDS = new CompletionSchema().ofCounts().count("cached_tokens", CACHED, 0)
            .count("cache_write_tokens", CACHE_WRITE, 0)
            .count("cache_write_12h_tokens", CACHE_WRITE_12H, 0)
            .count("audio_tokens", INPUT_AUDIO, 0).count("image_tokens", INPUT_IMAGE, 0);
    private static final CompletionSchema OUTPUT_FIELDS = new CompletionSchema().ofCounts().count("audio_tokens", OUTPUT_AUDIO, 0);
    private static final CompletionSchema USAGE_FIELDS = new CompletionSchema().ofCounts()
            .count("prompt_tokens", INPUT, CHAT).object("prompt_tokens_details", INPUT_DETAILS, INPUT_FIELDS, CHAT)
            .count("completion_tokens", OUTPUT, CHAT).object("completion_tokens_details", OUTPUT_DETAILS, OUTPUT_FIELDS, CHAT)
            .count("input_tokens", INPUT, RESPONSES).object("input_tokens_details", INPUT_DETAILS, INPUT_FIELDS, RESPONSES)
            .count("output_tokens", OUTPUT, RESPONSES).object("output_tokens_details", OUTPUT_DETAILS, OUTPUT_FIELDS, RESPONSES);
    private static final CompletionSchema WRAPPER = new CompletionSchema().count("status_code", STATUS_CODE, 0).body("body",
            answer(new CompletionSchema()));
    static final CompletionSchema LINE = answer(
            new CompletionSchema().all(JsonValues.ENVELOPES, Does.LEAVE).all(JsonValues.ROWS, Does.LEAVE))
            .text("custom_id", CUSTOM_ID).object("response", RESPONSE, WRAPPER, 0);

    /**
     * A field that a plain answer may have, and what is done with its value.
     *
     * @param slot where the value goes; a line in which two fields go to one slot is not plain. Negative when it goes nowhere
     * @param inside the fields of an object; null for any other value
     * @param kinds the kinds of answer that have such a field, a bit for each
     */
    record Field(String name, Does does, int slot, CompletionSchema inside, int kinds) {}

    /** What is done with a value. */
    enum Does {
        TEXT, COUNT, OBJECT,
        /** The answer in the wrapper of a batch. */
        BODY,
        /** Passed over, as long as it is JSON. */
        PASS,
        /** Leaves the line to the careful reader. */
        LEAVE
    }

    private final Field[] fields = new Field[PLACES];
    private final byte[][] names = new byte[PLACES][];
    private boolean holdsCounts;

    private CompletionSchema ofCounts() {
        holdsCounts = true;
        return this;
    }

    /** Whether an unknown object in it may hold counts of its own. */
    boolean holdsCounts() {
        return holdsCounts;
    }

    CompletionSchema text(String name, int slot) {
        return with(new Field(name, Does.TEXT, slot, null, 0));
    }

    CompletionSchema count(String name, int slot, int kinds) {
        return with(new Field(name, Does.COUNT, slot, null, kinds));
    }

    CompletionSchema object(String name, int slot, CompletionSchema inside, int kinds) {
        return with(new Field(name, Does.OBJECT, slot, inside, kinds));
    }

    CompletionSchema body(String name, CompletionSchema inside) {
        return with(new Field(name, Does.BODY, -1, inside, 0));
    }

    CompletionSchema all(Collection<String> some, Does does) {
        some.forEach(name -> with(new Field(name, does, -1, null, 0)));
        return this;
    }

    private CompletionSchema with(Field field) {
        byte[] name = field.name().getBytes(StandardCharsets.US_ASCII);
        int at = place(Arrays.copyOf(name, name.length + Long.BYTES), 0, name.length);
        while (fields[at] != null) {
            at = at + 1 & PLACES - 1;
        }
        fields[at] = field;
        names[at] = name;
        return this;
    }

    /** The field of a name, the first of two that were given; null when it is none of them. */
    Field of(byte[] block, int from, int to) {
        for (int at = place(block, from, to); fields[at] != null; at = at + 1 & PLACES - 1) {
            if (Arrays.equals(names[at], 0, names[at].length, block, from, to)) {
                return fields[at];
            }
        }
        return null;
    }

    /** By the first eight bytes of a name, its last eight and its length. */
    private static int place(byte[] block, int from, int to) {
        int length = to - from;
        long first = (long) Dictionary.LONGS.get(block, from);
        long ends = length < Long.BYTES ? first << (Long.BYTES - length) * 8
                : first ^ (long) Dictionary.LONGS.get(block, to - Long.BYTES) * Dictionary.MIX;
        return (int) ((ends + length) * Dictionary.MIX >>> 56);
    }

    /** Adds the fields of an answer. Of the same field twice the first holds. */
    private static CompletionSchema answer(CompletionSchema fields) {
        return fields.text("id", ID).text("object", OBJECT).text("model", MODEL).text("service_tier", SERVICE_TIER)
                .count("created", CREATED, 0).count("created_at", CREATED, 0).object("usage", USAGE, USAGE_FIELDS, 0)
                .all(JsonValues.WRITTEN, Does.PASS);
    }
}
