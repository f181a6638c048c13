package dev.ftcost.validate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ftcost.source.row.JsonFault;

/**
 * What a line of a training file says whatever the other lines say, so that several are read at once.
 *
 * @param example null when it is not valid JSON
 * @param fault what is wrong with its JSON; null when nothing is
 * @param size null when the example has no form that OpenAI reads
 */
record ExampleLine(long number, JsonNode example, String fault, Size size) {
    static final int LONGEST = 16 << 20;
    /** A line of brackets alone would be a hundred times as large in memory as in the file. */
    private static final long MOST_VALUES = 1_000_000;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(MOST_VALUES).maxStringLength(LONGEST + 1).build())
            .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    /** @param hash of the example's canonical form */
    record Size(long tokens, long hash) {
        static Size of(JsonNode example, Form form, Tokens counter) {
            try {
                return new Size(counter.of(example, form), Duplicates.hash(MAPPER.writeValueAsBytes(example)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static ExampleLine of(long number, String text, Tunable model, Tokens counter) {
        JsonNode example;
        try {
            example = MAPPER.readTree(text);
        } catch (JacksonException e) {
            return new ExampleLine(number, null, JsonFault.of(e), null);
        }
        Form form = !example.isObject() || ForeignForm.of(example) != null ? null : Form.of(example, model);
        return new ExampleLine(number, example, null, form == null ? null : Size.of(example, form, counter));
    }
}
