package dev.ftcost.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.pull.http.ApiJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * A page as lines of JSON. Lines say {@code has_more: false}, since the next page is the next line; a page with very many rows becomes several.
 * An empty bucket says its endpoint, because nothing else says whether it is one of costs.
 */
final class PageLines {
    /** A reader takes lines of 16 MiB; a row has some 500 bytes. */
    private static final int MOST_ROWS = 10_000;

    private final ObjectNode page;
    private final List<String> lines = new ArrayList<>();
    private ArrayNode data;
    private int rows;

    private PageLines(ObjectNode page) {
        this.page = page;
        this.data = page.arrayNode();
    }

    /** @param wanted which buckets, by their start */
    static List<String> of(ObjectNode page, String endpoint, LongPredicate wanted) {
        PageLines lines = new PageLines(page);
        for (JsonNode bucket : page.path("data")) {
            if (wanted.test(bucket.path("start_time").asLong())) {
                lines.add((ObjectNode) bucket, endpoint);
            }
        }
        lines.end();
        return lines.lines;
    }

    /** The whole page as one line. */
    static String whole(ObjectNode page) {
        return new PageLines(page).line(page.path("data"));
    }

    private void add(ObjectNode bucket, String endpoint) {
        String name = bucket.path("results").isArray() || !bucket.path("result").isArray() ? "results" : "result";
        ArrayNode results = bucket.withArray(name);
        if (results.isEmpty()) {
            bucket.put("endpoint", endpoint);
            data.add(bucket);
        }
        for (int from = 0; from < results.size(); from += MOST_ROWS) {
            int count = Math.min(MOST_ROWS, results.size() - from);
            if (rows + count > MOST_ROWS) {
                end();
            }
            ArrayNode part = bucket.arrayNode();
            for (int i = from; i < from + count; i++) {
                part.add(results.get(i));
            }
            ObjectNode copy = ApiJson.object();
            bucket.fields().forEachRemaining(field -> copy.set(field.getKey(), field.getKey().equals(name) ? part : field.getValue()));
            data.add(copy);
            rows += count;
        }
    }

    private void end() {
        if (!data.isEmpty()) {
            lines.add(line(data));
            data = page.arrayNode();
            rows = 0;
        }
    }

    private String line(JsonNode ofLine) {
        ObjectNode line = ApiJson.object();
        page.fields().forEachRemaining(field -> line.set(field.getKey(), field.getKey().equals("data") ? ofLine : field.getValue()));
        line.put("has_more", false);
        if (line.has("next_page")) {
            line.putNull("next_page");
        }
        return ApiJson.line(line);
    }
}
