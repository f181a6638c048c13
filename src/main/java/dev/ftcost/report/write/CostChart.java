package dev.ftcost.report.write;

import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.StackedBars.Series;
import dev.ftcost.sheet.StackedBars;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A chart of costs, one bar per slot, each with a tooltip.
 *
 * @param bars null when nothing cost anything
 * @param sentence what the chart shows, for those who do not see it
 * @param legend what each color is
 */
record CostChart(StackedBars bars, String sentence, List<String> legend, List<Slot> slots) {
    /** As many as there are colors that can be distinguished; the rest share the last one. */
    private static final int MOST = 7;

    /**
     * A place on the axis.
     *
     * @param value what is written under the label; empty for nothing
     * @param isMajor whether a narrow screen has room for its label
     */
    record Slot(String label, String value, boolean isMajor, boolean isUnusual, Tip tip) {}

    /** What a bar shows when it is pointed at or focused: the whole, and its parts from the top to the bottom. */
    record Tip(String heading, List<Part> parts) {}

    /** A part of a bar in the color of its series. */
    record Part(int series, String name, String cost) {}

    /** A day or a month on the axis; its name is that in the tooltip. */
    record Span(String name, String label, boolean isMajor, boolean isUnusual) {}

    /**
     * Costs stacked by model, the first at the bottom; what has no color of its own is stacked as other models.
     *
     * @param models the costs of each, one per span; null is unknown, or none
     */
    static CostChart stacked(Map<String, BigDecimal[]> models, List<Span> spans, String title, String unit) {
        Map<String, BigDecimal[]> costs = colored(models, spans.size());
        Set<Integer> marked = new TreeSet<>();
        List<Slot> slots = new ArrayList<>();
        for (int s = 0; s < spans.size(); s++) {
            Span span = spans.get(s);
            if (span.isUnusual) {
                marked.add(s);
            }
            slots.add(new Slot(span.label, "", span.isMajor, span.isUnusual, tip(span.name, costs, s)));
        }
        List<Series> stacks = costs.values().stream().map(line -> new Series(Arrays.asList(line))).toList();
        return new CostChart(StackedBars.of(spans.size(), stacks, marked), sentence(costs, spans, title, unit),
                costs.keySet().stream().map(DisplayText::visible).toList(), slots);
    }

    /** Whether a slot is in the first half, so that its tooltip has room on the other side. */
    boolean isEarly(int slot) {
        return 2 * slot < slots.size();
    }

    private static Map<String, BigDecimal[]> colored(Map<String, BigDecimal[]> models, int spans) {
        boolean others = models.size() > MOST;
        String other = Money.count(models.size() - MOST + 1L) + " other models";
        Map<String, BigDecimal[]> costs = new LinkedHashMap<>();
        models.forEach((name, line) -> {
            BigDecimal[] sum = costs.computeIfAbsent(others && costs.size() >= MOST - 1 ? other : name, key -> new BigDecimal[spans]);
            for (int s = 0; s < spans; s++) {
                sum[s] = sum[s] == null ? line[s] : line[s] == null ? sum[s] : sum[s].add(line[s]);
            }
        });
        return costs;
    }

    private static String sentence(Map<String, BigDecimal[]> costs, List<Span> spans, String title, String unit) {
        int highest = -1;
        BigDecimal most = null;
        BigDecimal total = BigDecimal.ZERO;
        for (int s = 0; s < spans.size(); s++) {
            BigDecimal cost = total(costs, s);
            total = cost == null ? total : total.add(cost);
            if (cost != null && (most == null || cost.compareTo(most) > 0)) {
                most = cost;
                highest = s;
            }
        }
        return title + (most == null ? "" : ", " + Money.shown(total) + " in total; the highest " + unit + " is "
                + spans.get(highest).name + " with " + Money.shown(most));
    }

    /** What is known of a span; null when nothing is. */
    private static BigDecimal total(Map<String, BigDecimal[]> costs, int span) {
        return costs.values().stream().map(line -> line[span]).filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }

    private static Tip tip(String name, Map<String, BigDecimal[]> costs, int span) {
        List<Part> parts = new ArrayList<>();
        int series = 0;
        for (Map.Entry<String, BigDecimal[]> each : costs.entrySet()) {
            BigDecimal cost = each.getValue()[span];
            if (cost != null) {
                parts.add(0, new Part(series, DisplayText.visible(each.getKey()), Money.shown(cost)));
            }
            series++;
        }
        return new Tip(name + ": " + Money.shownOrUnknown(total(costs, span)), parts);
    }
}
