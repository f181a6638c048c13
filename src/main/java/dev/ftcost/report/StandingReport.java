package dev.ftcost.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ftcost.sheet.JsonSheet;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A month's report as it stands in the output folder, read back from its {@code report.json}.
 *
 * @param listCost null when nothing of the month has a price
 * @param costs by model and tier; a null cost is unknown
 * @param inputs the checksums of the files, by their names
 * @param cards the rate cards, each with its checksum
 */
record StandingReport(String month, boolean complete, long requests, BigDecimal listCost, BigDecimal retryOverheadCost, long unpricedTokens,
        Map<Line, BigDecimal> costs, Map<String, String> inputs, List<String> cards) {
    /** One row of the costs by model. */
    record Line(String model, String serviceTier) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int byModel = model.compareTo(other.model);
            return byModel != 0 ? byModel : serviceTier.compareTo(other.serviceTier);
        }
    }

    /** A {@code report.json} that is not one of ours, or is broken; the message is the rest of a sentence. */
    static final class ForeignException extends Exception {
        private static final long serialVersionUID = 1L;

        ForeignException(String message) {
            super(message);
        }
    }

    /** @return null when there is none */
    static StandingReport read(Path folder, String month) throws ForeignException {
        Path file = folder.resolve("report.json");
        if (!Files.isRegularFile(file)) {
            return null;
        }
        JsonNode json;
        try {
            json = JsonSheet.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ForeignException("cannot be read");
        }
        if (!json.path("schema").asText().equals("ftcost.report/1")) {
            throw new ForeignException("is no report of ftcost");
        }
        if (!json.path("month").asText().equals(month)) {
            throw new ForeignException("is the report of another month");
        }
        try {
            return of(month, json);
        } catch (NumberFormatException e) {
            throw new ForeignException("has an amount that is none");
        }
    }

    private static StandingReport of(String month, JsonNode json) {
        Map<Line, BigDecimal> costs = new TreeMap<>();
        for (JsonNode row : json.path("rows")) {
            costs.put(new Line(row.path("model").asText(), row.path("service_tier").asText()), amount(row.path("list_cost")));
        }
        Map<String, String> inputs = new TreeMap<>();
        for (JsonNode input : json.path("inputs")) {
            inputs.put(input.path("name").asText(), input.path("crc32").asText());
        }
        List<String> cards = new ArrayList<>();
        for (JsonNode card : json.path("rates").path("cards")) {
            cards.add(card.path("name").asText() + " " + card.path("sha256").asText());
        }
        JsonNode totals = json.path("totals");
        return new StandingReport(month, json.path("complete").asBoolean(), totals.path("requests").asLong(), amount(totals.path("list_cost")),
                amount(totals.path("retry_overhead_cost")), totals.path("unpriced_tokens").asLong(), costs, inputs, cards);
    }

    /** Plain digits alone: what we write. An exponent of a foreign file could ask for a number of any length. */
    private static BigDecimal amount(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (!node.asText().matches("-?\\d{1,30}\\.\\d{1,30}")) {
            throw new NumberFormatException(node.asText());
        }
        return new BigDecimal(node.asText());
    }
}
