package dev.ftcost.pull.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Answers of the API, read and written without losing a field or a digit. */
public final class ApiJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    private ApiJson() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * @param bytes null for an answer without a body, such as that of a proxy
     * @return null if the bytes are no JSON object, whole and alone
     */
    public static ObjectNode parse(byte[] bytes) {
        try {
            return bytes != null && MAPPER.readTree(bytes) instanceof ObjectNode object ? object : null;
        } catch (JacksonException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ObjectNode parse(String line) {
        return parse(line.getBytes(StandardCharsets.UTF_8));
    }

    /** On one line, without its end. */
    public static String line(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }
}
