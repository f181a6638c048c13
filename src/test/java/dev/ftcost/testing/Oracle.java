package dev.ftcost.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a month costs, computed a second time with a pencil: row by row, by the words of the promise and not by the SQL.
 * It knows nothing of the program but how a card's columns are called.
 */
public final class Oracle {
    /** One row of a card, from the last card to the first. */
    public record Row(int card, String sku, String tier, boolean isLong, String project, String from, String to, String input,
            String cached, String write, String write12h, String output) {}

    private static final BigDecimal MILLIONTH = new BigDecimal("0.000001");
    private static final List<String> METERS = List.of("input", "cached", "write", "write12h", "output");

    private final List<Row> rates;
    private final Function<String, BigDecimal> factor;

    /** @param factor the part of the inference cost of a model that its retries are taken for */
    public Oracle(List<Row> rates, Function<String, BigDecimal> factor) {
        this.rates = rates;
        this.factor = factor;
    }

    /** A line of a table: counts, and what is known of each cost; a cost is unknown while nothing of it is. */
    public static final class Line {
        private final long[] counts = new long[6];
        private final Map<String, BigDecimal> known = new TreeMap<>();
        private final Map<String, Boolean> consumed = new TreeMap<>();
        private long unpriced;

        private void add(String cost, BigDecimal amount) {
            consumed.put(cost, true);
            if (amount != null) {
                known.merge(cost, amount, BigDecimal::add);
            }
        }

        private String cell(String cost) {
            return !consumed.containsKey(cost) ? "0.00" : known.containsKey(cost) ? plain(known.get(cost)) : "";
        }

        /** The columns from {@code requests} on. */
        public String cells() {
            String total = cell("cost").isEmpty() ? ""
                    : plain(known.getOrDefault("cost", BigDecimal.ZERO).add(known.getOrDefault("retry", BigDecimal.ZERO)));
            return String.join(",", Arrays.stream(counts).mapToObj(Long::toString).toList()) + ",0,"
                    + String.join(",", cell("input"), cell("cached"), cell("write"),
                            cell("write12h"), cell("output"), "0.00", cell("cost"), cell("list"), cell("retry"), total)
                    + "," + unpriced;
        }
    }

    public static String plain(BigDecimal amount) {
        String digits = amount.toPlainString();
        if (!digits.contains(".")) {
            digits += ".";
        }
        while (digits.endsWith("0") || digits.length() - digits.indexOf('.') < 3) {
            if (digits.length() - digits.indexOf('.') < 3) {
                return digits + "0".repeat(3 - (digits.length() - digits.indexOf('.')));
            }
            if (digits.length() - digits.indexOf('.') == 3) {
                return digits;
            }
            digits = digits.substring(0, digits.length() - 1);
        }
        return digits;
    }

    public Map<String, Line> table(List<Usage> usage, Function<Usage, String> key) {
        Map<String, Line> lines = new TreeMap<>();
        usage.forEach(row -> add(lines.computeIfAbsent(key.apply(row), k -> new Line()), row));
        return lines;
    }

    private void add(Line line, Usage row) {
        long[] counts = {row.requests(), row.input(), row.cached(), row.cacheWrite(), row.cacheWrite12h(), row.output()};
        for (int i = 0; i < counts.length; i++) {
            line.counts[i] += counts[i];
        }
        Row rate = rate(row, rates);
        Row list = rate(row, rates.stream().filter(each -> each.card == 0).toList());
        boolean free = row.serviceTier().equals("incentivized-tier");
        long[] text = {row.input() - row.cached() - row.cacheWrite() - row.cacheWrite12h() - row.mediaInput(),
                row.cached() - row.mediaCached(), row.cacheWrite(),
                row.cacheWrite12h(), row.output() - row.mediaOutput()};
        String[] prices = prices(rate);
        String[] listed = prices(list);
        for (int i = 0; i < text.length; i++) {
            charge(line, METERS.get(i), text[i], free ? "0" : prices[i], free ? "0" : listed[i], row.model());
        }
        // Audio and image tokens have no rate on any card.
        for (long media : new long[] {row.mediaInput(), row.mediaCached(), row.mediaOutput()}) {
            charge(line, "media", media, free ? "0" : null, free ? "0" : null, row.model());
        }
    }

    private static String[] prices(Row rate) {
        return rate == null ? new String[5] : new String[] {rate.input, rate.cached == null ? rate.input : rate.cached,
                rate.write == null ? rate.input : rate.write,
                rate.write12h != null ? rate.write12h : rate.isLong && rate.write != null ? null : rate.input, rate.output};
    }

    private void charge(Line line, String meter, long tokens, String price, String listed, String model) {
        if (tokens == 0) {
            return;
        }
        BigDecimal cost = price == null ? null : new BigDecimal(tokens).multiply(new BigDecimal(price)).multiply(MILLIONTH);
        line.add(meter, cost);
        line.add("cost", cost);
        line.add("list", listed == null ? null : new BigDecimal(tokens).multiply(new BigDecimal(listed)).multiply(MILLIONTH));
        line.add("retry", cost == null ? null : cost.multiply(factor.apply(model)));
        line.unpriced += cost == null ? tokens : 0;
    }

    /** A long request is asked for as one first; a card is asked for the project's rows before those of all. */
    private static Row rate(Usage usage, List<Row> rates) {
        Row found = usage.isLong() ? rate(usage, rates, true) : null;
        return found != null ? found : rate(usage, rates, false);
    }

    private static Row rate(Usage usage, List<Row> rates, boolean isLong) {
        for (int card = rates.stream().mapToInt(Row::card).max().orElse(0); card >= 0; card--) {
            for (String project : usage.project().isEmpty() ? new String[] {null} : new String[] {usage.project(), null}) {
                int number = card;
                List<Row> some = rates.stream()
                        .filter(row -> row.card == number && row.isLong == isLong && java.util.Objects.equals(row.project, project)
                                && row.tier.equals(usage.serviceTier()))
                        .toList();
                Row row = rate(sku(usage.model()), usage.day(), some);
                if (row != null) {
                    return row;
                }
            }
        }
        return null;
    }

    private static Row rate(String sku, LocalDate day, List<Row> rates) {
        String dateless = sku.replaceFirst("-(\\d{4}-\\d{2}-\\d{2}|\\d{4})$", "");
        String asked = rates.stream().anyMatch(row -> row.sku.equals(sku)) ? sku : dateless;
        return rates.stream().filter(row -> row.sku.equals(asked) && (row.from == null || day.toString().compareTo(row.from) >= 0)
                && (row.to == null || day.toString().compareTo(row.to) < 0)).findFirst().orElse(null);
    }

    public static String base(String model) {
        if (model.startsWith("ft:")) {
            return model.split(":", -1)[1];
        }
        return model.contains(":ft-") ? model.substring(0, model.indexOf(":ft-"))
                : model.contains(".ft-") ? model.substring(0, model.indexOf(".ft-")) : model;
    }

    public static boolean fineTuned(String model) {
        return !base(model).equals(model);
    }

    private static String sku(String model) {
        return !fineTuned(model) || model.contains("mistral") ? model : "ft:" + base(model);
    }
}
