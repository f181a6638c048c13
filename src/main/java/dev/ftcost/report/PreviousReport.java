package dev.ftcost.report;

import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.ReadBackJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A month's report as it stands in the output folder, read back from its {@code report.json}.
 *
 * @param cost null when nothing of the month has a price
 * @param partial whether the exports covered some of its days alone
 * @param against the difference to the same days of the month before, where one of both is partial; null when it is not known
 * @param billed what the cost exports among its inputs charge for the month; null when there are none
 * @param costs by model and tier; a null cost is unknown
 * @param inputs the checksums of the files, by their names
 * @param cards the rate cards, each with its checksum
 * @param rejected how many rows of its inputs could not be read
 * @param warnings what was missing from its inputs, in sentences
 * @param findings how many of them are a reason to look
 */
public record PreviousReport(String month, boolean complete, boolean partial, BigDecimal against, long requests, BigDecimal cost,
        BigDecimal listCost, BigDecimal retryOverheadCost, BigDecimal billed,
        Map<Line, BigDecimal> costs, Map<String, String> inputs, List<String> cards, long rejected, List<String> warnings,
        long findings) {
    /** A document of more bytes is not held to cut its tables out; reading over them takes a little longer. */
    private static final long LARGE = 16_000_000;

    /** What of a report is read back. */
    private static final Set<String> KEYS = Set.of("schema", "month", "complete", "totals", "rows", "rates", "inputs", "period", "change",
            "reconciliation", "balance", "warnings", "warnings_to_look_at");

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
    static PreviousReport read(Path folder, String month) throws ForeignException {
        Path file = folder.resolve("report.json");
        if (!Files.isRegularFile(file)) {
            return null;
        }
        ReadBackJson json;
        try (InputStream in = Files.size(file) > LARGE ? new BufferedInputStream(Files.newInputStream(file), 1 << 16)
                : new ByteArrayInputStream(withoutTables(Files.readAllBytes(file)))) {
            json = JsonSheet.read(in, KEYS);
        } catch (IOException e) {
            throw new ForeignException("cannot be read");
        }
        if (!json.text("schema").equals("ftcost.report/1")) {
            throw new ForeignException("is not an ftcost report");
        }
        if (!json.text("month").equals(month)) {
            throw new ForeignException("is the report of another month");
        }
        try {
            return of(month, json);
        } catch (NumberFormatException e) {
            throw new ForeignException("has an invalid amount");
        }
    }

    /**
     * Leaves out the long tables, of which nothing is read back: they are lines between two others of the document as it is written,
     * and no text of JSON holds a line feed.
     */
    private static byte[] withoutTables(byte[] json) {
        String text = new String(json, StandardCharsets.ISO_8859_1);
        int from = text.indexOf("\n  \"by_day\": [");
        // From the end, which is nearer. It is the only line that begins so.
        int until = text.lastIndexOf("\n  \"change\": ");
        return from < 0 || until < from ? json : (text.substring(0, from) + text.substring(until)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What {@link #read} will find once a report is written. */
    static PreviousReport of(Run run, MonthReport report) {
        List<String> keys = report.byModel().columns().stream().map(Column::key).toList();
        Map<Line, BigDecimal> costs = new TreeMap<>();
        report.byModel().rows()
                .forEach(row -> costs.put(new Line((String) row.get(keys.indexOf("model")), (String) row.get(keys.indexOf("service_tier"))),
                        (BigDecimal) row.get(keys.indexOf("cost"))));
        Map<String, String> inputs = new TreeMap<>();
        run.files(report.month()).forEach(file -> inputs.put(file.file().name(), file.crc32()));
        return new PreviousReport(report.month(), report.complete(), !report.period().complete(),
                report.change() == null || report.change().days() == null ? null : report.change().total().difference(),
                report.totals().requests(), report.totals().cost(), report.totals().listCost(), report.totals().retryOverheadCost(),
                report.reconciliation() == null ? null : report.reconciliation().billed(), costs, inputs,
                run.ledger().cards().cards().stream().map(card -> card.name() + " " + card.sha256()).toList(),
                run.balance(report.month()).rejected(), run.warnings(YearMonth.parse(report.month())),
                run.findings(YearMonth.parse(report.month())));
    }

    private static PreviousReport of(String month, ReadBackJson json) {
        Map<Line, BigDecimal> costs = new TreeMap<>();
        json.rows("rows").forEach(row -> costs.put(new Line(row.text("model"), row.text("service_tier")), cost(row)));
        Map<String, String> inputs = new TreeMap<>();
        json.rows("inputs").forEach(input -> inputs.put(input.text("name"), input.text("crc32")));
        List<String> cards = json.at("rates").rows("cards").stream().map(card -> card.text("name") + " " + card.text("sha256")).toList();
        ReadBackJson totals = json.at("totals");
        return new PreviousReport(month, json.flag("complete"), !json.isNull("period") && !json.at("period").flag("complete"),
                json.at("change").isNull("same_days") ? null : json.at("change").amount("difference"), totals.count("requests"),
                cost(totals), totals.amount("list_cost"), totals.amount("retry_overhead_cost"),
                json.isNull("reconciliation") ? null : billed(json.at("reconciliation")), costs, inputs, cards,
                json.at("balance").count("rejected"), json.texts("warnings"), json.count("warnings_to_look_at"));
    }

    /** What each model cost, all tiers together; null where nothing of it is known. */
    public Map<String, BigDecimal> costByModel() {
        Map<String, BigDecimal> byModel = new TreeMap<>();
        costs.forEach((line, cost) -> {
            BigDecimal sum = byModel.get(line.model);
            byModel.put(line.model, sum == null ? cost : cost == null ? sum : sum.add(cost));
        });
        return byModel;
    }

    private static BigDecimal billed(ReadBackJson bill) {
        return bill.rows("rows").stream().map(row -> row.amount("billed_cost")).filter(Objects::nonNull).reduce(BigDecimal.ZERO,
                BigDecimal::add);
    }

    /** A report that was written before costs and list costs were distinguished has the latter alone, which were equal. */
    private static BigDecimal cost(ReadBackJson json) {
        return json.amount(json.isNull("cost") ? "list_cost" : "cost");
    }
}
