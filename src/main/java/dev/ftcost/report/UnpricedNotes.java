package dev.ftcost.report;

import dev.ftcost.completeness.Completeness;
import dev.ftcost.rates.Rate;
import dev.ftcost.rates.RateCard;
import dev.ftcost.rates.RateCards;
import dev.ftcost.report.MonthReport.Unpriced;
import dev.ftcost.sheet.Money;
import dev.ftcost.usage.Meter;
import dev.ftcost.usage.ModelId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Says of unpriced usage what it is and what prices it: one sentence per model, and one per job. */
public final class UnpricedNotes {
    private static final String LIST = RateCards.BUILT_IN.get(0);
    /** What can stand in a row of a card without quotes. */
    private static final Pattern PLAIN_SKU = Pattern.compile("[A-Za-z0-9:._-]{1,100}");
    private static final String INPUT = "input_per_1m";
    private static final String OUTPUT = "output_per_1m";
    /** The prices of a pasted row: of cached input and cache writes those that the list has, or they would cost what input costs. */
    private static final Map<String, Function<Rate, BigDecimal>> PRICES = prices();

    private final RateCards cards;
    private RateCards list;

    private UnpricedNotes(RateCards cards) {
        this.cards = cards;
    }

    public static List<String> of(List<Unpriced> unpriced, RateCards cards) {
        UnpricedNotes notes = new UnpricedNotes(cards);
        Map<List<Object>, List<Unpriced>> models = new LinkedHashMap<>();
        List<String> sentences = new ArrayList<>();
        for (Unpriced each : unpriced) {
            models.computeIfAbsent(List.of(each.model(), each.meter().equals("training") ? each : each.meter().startsWith("media")),
                    key -> new ArrayList<>()).add(each);
        }
        models.values().forEach(some -> sentences.add(notes.sentence(some)));
        return sentences;
    }

    private String sentence(List<Unpriced> some) {
        Unpriced first = some.get(0);
        LocalDate from = some.stream().map(Unpriced::firstDay).min(LocalDate::compareTo).orElseThrow();
        LocalDate to = some.stream().map(Unpriced::lastDay).max(LocalDate::compareTo).orElseThrow();
        String days = from.equals(to) ? "on " + from : "from " + from + " to " + to;
        if (first.meter().equals("training") && (first.tokens() == null || first.lacksTime())) {
            return "the training cost of " + first.model() + " " + days + " is unknown: "
                    + (first.lacksTime() ? "reinforcement jobs are billed per hour, and the job has no training time"
                            : "the job has no trained_tokens")
                    + (first.failedJob() ? " (the job failed; how OpenAI bills failed jobs is not documented)" : "");
        }
        String tokens = Money.count(some.stream().mapToLong(Unpriced::tokens).sum()) + " tokens";
        if (first.model().isEmpty()) {
            return tokens + " " + days + " are unpriced: the export is not grouped by model; " + Completeness.BOXES;
        }
        String what = tokens + " of " + first.model() + " " + days + " are unpriced (" + parts(some) + "): ";
        if (first.meter().startsWith("media")) {
            return what + "rate cards have no price for audio and image tokens";
        }
        return what + "rate card '" + cards.name() + "' has no " + (first.meter().equals("training") ? "training " : "")
                + "rate for those dates" + datedNames(first.sku()) + wayOut(some);
    }

    /** The models of the cards that a name without a date may mean: which of them it was is never guessed. */
    private String datedNames(String sku) {
        List<String> names = cards.all().stream().map(Rate::sku).distinct().filter(name -> ModelId.dateless(name).equals(sku)).sorted()
                .toList();
        return names.isEmpty() || names.contains(sku) ? ""
                : " (it has " + String.join(" and ", names) + "; a name without a date is never guessed)";
    }

    /** {@code standard: 1,000 input, 20 output; batch: 7 input}. */
    private static String parts(List<Unpriced> some) {
        Map<String, List<String>> byTier = new TreeMap<>();
        some.forEach(each -> byTier.computeIfAbsent(each.serviceTier(), tier -> new ArrayList<>())
                .add(Money.count(each.tokens()) + " " + Meter.of(each.meter()).label()));
        return String.join("; ",
                byTier.entrySet().stream().map(tier -> tier.getKey() + ": " + String.join(", ", tier.getValue())).toList());
    }

    private String wayOut(List<Unpriced> some) {
        Map<String, Rate> rates = new LinkedHashMap<>();
        boolean isListed = cards.cards().stream().map(RateCard::name).noneMatch(LIST::equals);
        for (String tier : some.stream().map(Unpriced::serviceTier).distinct().toList()) {
            Unpriced last = some.stream().filter(each -> each.serviceTier().equals(tier)).reduce((one, other) -> other).orElseThrow();
            Rate rate = list().rateFor(ModelId.of(last.model()), tier, last.lastDay()).orElse(null);
            isListed &= rate != null;
            rates.put(last.sku() + "," + tier, rate);
        }
        String file = String.join(",",
                cards.cards().stream().map(RateCard::name).filter(name -> !RateCards.BUILT_IN.contains(name)).toList());
        String layered = "--rates " + LIST + "," + (file.isEmpty() ? "FILE" : file);
        List<String> columns = PRICES.keySet().stream().filter(column -> column.equals(INPUT) || column.equals(OUTPUT)
                || rates.values().stream().anyMatch(rate -> rate != null && PRICES.get(column).apply(rate) != null)).toList();
        String pasted = "a card with the columns model,service_tier," + String.join(",", columns)
                + (rates.size() == 1 ? " the row " : " the rows ") + String.join(" and ", rates.entrySet().stream().map(row -> row.getKey()
                        + "," + String.join(",", columns.stream().map(column -> price(row.getValue(), column)).toList())).toList());
        if (isListed) {
            return "; OpenAI's list has one: " + layered + ", or add to " + pasted;
        }
        if (some.get(0).meter().equals("training") || !PLAIN_SKU.matcher(some.get(0).sku()).matches()) {
            return "; add one to a card of yours (" + layered + ")";
        }
        return "; add to " + pasted + " (" + layered + ")";
    }

    private static String price(Rate rate, String column) {
        BigDecimal price = rate == null ? null : PRICES.get(column).apply(rate);
        return price != null ? Money.exact(price) : column.equals(INPUT) ? "INPUT" : column.equals(OUTPUT) ? "OUTPUT" : "";
    }

    private static Map<String, Function<Rate, BigDecimal>> prices() {
        Map<String, Function<Rate, BigDecimal>> prices = new LinkedHashMap<>();
        prices.put(INPUT, Rate::input);
        prices.put("cached_input_per_1m", Rate::cachedInput);
        prices.put("cache_write_per_1m", Rate::cacheWrite);
        prices.put("cache_write_12h_per_1m", Rate::cacheWrite12h);
        prices.put(OUTPUT, Rate::output);
        return prices;
    }

    private RateCards list() {
        list = list == null ? RateCards.load(List.of(LIST)) : list;
        return list;
    }
}
