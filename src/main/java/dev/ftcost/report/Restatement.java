package dev.ftcost.report;

import dev.ftcost.report.PreviousReport.Line;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What changed in a month since the previous report of it; said on stdout, and written nowhere.
 *
 * @param was the month's previous cost; null is unknown
 * @param inputs a sentence for each file that came, went or changed
 * @param cards a sentence when the rate cards are others; else empty
 * @param costs the models whose cost changed, old and new; no rows when none did
 */
public record Restatement(String month, BigDecimal was, BigDecimal is, List<String> inputs, List<String> cards, Sheet costs) {

    /**
     * @param known the checksums of the files that the previous reports of all months name
     * @param all the checksums of the files of this run, those that hold nothing of the month too
     */
    public static Restatement of(PreviousReport old, PreviousReport now, Map<String, String> known, Map<String, String> all) {
        return new Restatement(now.month(), old.cost(), now.cost(), inputs(old.inputs(), now.inputs(), known, all),
                cards(old.cards(), now.cards()), costs(old, now));
    }

    public boolean isEmpty() {
        return inputs.isEmpty() && cards.isEmpty() && costs.rows().isEmpty();
    }

    private static List<String> inputs(Map<String, String> old, Map<String, String> now, Map<String, String> known,
            Map<String, String> all) {
        List<String> changes = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            String is = now.containsKey(name) ? now.get(name) : all.get(name);
            // A file that held nothing of the month before is not new where another month knows it with other content.
            String was = old.containsKey(name) || Objects.equals(known.get(name), is) ? old.get(name) : known.get(name);
            if (was == null) {
                changes.add("'" + name + "' added (checksum " + is + ")");
            } else if (is == null) {
                changes.add("'" + name + "' removed (checksum " + was + ")");
            } else if (!was.equals(is)) {
                changes.add("'" + name + "' has new content: checksum " + was + " → " + is);
            }
        }
        return changes;
    }

    private static List<String> cards(List<String> old, List<String> now) {
        return old.equals(now) ? List.of() : List.of("rate cards: " + names(old) + " → " + names(now));
    }

    private static String names(List<String> cards) {
        // Eight digits of a checksum tell two states of a card apart.
        return String.join(" + ", cards.stream().map(card -> card.replaceFirst("(?s) ([0-9a-f]{8})[0-9a-f]*$", " ($1)")).toList());
    }

    private static Sheet costs(PreviousReport old, PreviousReport now) {
        TreeSet<Line> lines = new TreeSet<>(old.costs().keySet());
        lines.addAll(now.costs().keySet());
        List<List<Object>> rows = new ArrayList<>();
        for (Line line : lines) {
            BigDecimal was = old.costs().get(line);
            BigDecimal is = now.costs().get(line);
            if (!same(was, is) || old.costs().containsKey(line) != now.costs().containsKey(line)) {
                // A model that is not in one of the reports cost nothing there; one that is there without a cost is unknown.
                rows.add(row(line.model(), line.serviceTier(), old.costs().containsKey(line) ? was : BigDecimal.ZERO,
                        now.costs().containsKey(line) ? is : BigDecimal.ZERO));
            }
        }
        return new Sheet("Restated " + now.month(), List.of(Column.text("model", "model"), Column.text("service_tier", "tier"),
                Column.amount("old", "previous"), Column.amount("new", "current"), Column.amount("difference", "change")), rows,
                total(rows));
    }

    /** Where a cost is unknown there is no sum. */
    private static List<Object> total(List<List<Object>> rows) {
        if (rows.stream().anyMatch(row -> row.get(2) == null || row.get(3) == null)) {
            return null;
        }
        BigDecimal was = rows.stream().map(row -> (BigDecimal) row.get(2)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal is = rows.stream().map(row -> (BigDecimal) row.get(3)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return row(null, null, was, is);
    }

    private static List<Object> row(String model, String tier, BigDecimal was, BigDecimal is) {
        return Sheet.row(model, tier, was, is, was == null || is == null ? null : is.subtract(was));
    }

    private static boolean same(BigDecimal was, BigDecimal is) {
        return was == null || is == null ? was == null && is == null : was.compareTo(is) == 0;
    }
}
