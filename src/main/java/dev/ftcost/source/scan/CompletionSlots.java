package dev.ftcost.source.scan;

import dev.ftcost.source.row.JsonValues;
import dev.ftcost.source.scan.CompletionField.Does;

/** The fields of a plain answer that are read, each by the number of its slot, and where in a line they stand. */
final class CompletionSlots {
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

    private static final CompletionSchema INPUT_FIELDS = new CompletionSchema().count("cached_tokens", CACHED, 0).count("cache_write_tokens", CACHE_WRITE, 0)
            .count("cache_write_12h_tokens", CACHE_WRITE_12H, 0)
            .count("audio_tokens", INPUT_AUDIO, 0).count("image_tokens", INPUT_IMAGE, 0);
    private static final CompletionSchema OUTPUT_FIELDS = new CompletionSchema().count("audio_tokens", OUTPUT_AUDIO, 0);
    private static final CompletionSchema USAGE_FIELDS = new CompletionSchema()
            .count("prompt_tokens", INPUT, CHAT).object("prompt_tokens_details", INPUT_DETAILS, INPUT_FIELDS, CHAT)
            .count("completion_tokens", OUTPUT, CHAT).object("completion_tokens_details", OUTPUT_DETAILS, OUTPUT_FIELDS, CHAT)
            .count("input_tokens", INPUT, RESPONSES).object("input_tokens_details", INPUT_DETAILS, INPUT_FIELDS, RESPONSES)
            .count("output_tokens", OUTPUT, RESPONSES).object("output_tokens_details", OUTPUT_DETAILS, OUTPUT_FIELDS, RESPONSES);
    private static final CompletionSchema WRAPPER = new CompletionSchema().count("status_code", STATUS_CODE, 0).body("body", answer(new CompletionSchema()));
    static final CompletionSchema LINE = answer(new CompletionSchema().all(JsonValues.ENVELOPES, Does.LEAVE).all(JsonValues.ROWS, Does.LEAVE))
            .text("custom_id", CUSTOM_ID).object("response", RESPONSE, WRAPPER, 0);

    private CompletionSlots() {}

    /** Adds the fields of an answer. Of the same field twice the first holds. */
    private static CompletionSchema answer(CompletionSchema fields) {
        return fields.text("id", ID).text("object", OBJECT).text("model", MODEL).text("service_tier", SERVICE_TIER)
                .count("created", CREATED, 0).count("created_at", CREATED, 0).object("usage", USAGE, USAGE_FIELDS, 0).all(JsonValues.WRITTEN, Does.PASS);
    }
}
