package dev.ftcost.reconcile.infer;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.rates.Rate;
import dev.ftcost.reconcile.bill.LineItem;
import dev.ftcost.reconcile.bill.UnitPrices;
import dev.ftcost.reconcile.row.DayNames;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rate card that a bill implies.
 *
 * @param rates its rows; a meter that the bill says nothing of is blank
 * @param story a sentence for each line of which the days do not all agree
 */
public record InferredCard(List<Rate> rates, List<String> story) {
    private static final List<String> METERS = List.of("input", "cached_input", "cache_write", "cache_write_12h", "output", "training");

    private record Place(String sku, String tier, String project) {}

    /** Asks every month that has a bill; empty when no line of it can be read as tokens x price. */
    public static InferredCard of(Ledger ledger) {
        List<String> story = new ArrayList<>();
        Map<Place, Map<String, List<PriceEvidence.Span>>> prices = new TreeMap<>(Comparator.comparing(Place::sku).thenComparing(Place::tier)
                .thenComparing(Place::project, Comparator.nullsFirst(Comparator.naturalOrder())));
        Set<String> months = new TreeSet<>();
        LocalDate first = null;
        for (PriceEvidence evidence : PriceEvidence.of(ledger)) {
            List<PriceEvidence.Span> spans = evidence.spans();
            tell(evidence, spans, story);
            for (UnitPrices.Day day : evidence.days()) {
                first = first == null || day.day().isBefore(first) ? day.day() : first;
                months.add(day.day().toString().substring(0, 7));
            }
            if (spans.stream().anyMatch(span -> span.price() != null)) {
                evidence.skus()
                        .forEach(sku -> prices
                                .computeIfAbsent(new Place(sku, evidence.serviceTier(), evidence.projectId()),
                                        each -> new LinkedHashMap<>())
                                .putIfAbsent(evidence.meter(), spans));
            }
        }
        List<Rate> rates = new ArrayList<>();
        for (var entry : prices.entrySet()) {
            rows(entry.getKey(), entry.getValue(), first, "billed costs of " + String.join(", ", months), rates);
        }
        return new InferredCard(List.copyOf(rates), List.copyOf(story));
    }

    private static void tell(PriceEvidence evidence, List<PriceEvidence.Span> spans, List<String> story) {
        if (evidence.days().isEmpty()) {
            LineItem item = LineItem.of(evidence.lineItem());
            boolean isText = !item.longContext() && (item.modality() == null || item.modality().equals("text"));
            story.add("'" + evidence.lineItem() + "' has no price: "
                    + (isText ? "neither the cost export nor the usage has the tokens of this line"
                            : "prices of long context, audio and images are not inferred"));
            return;
        }
        String line = "'" + evidence.lineItem() + "'" + (evidence.projectId() == null ? "" : " of " + evidence.projectId());
        if (spans.stream().allMatch(span -> span.price() == null)) {
            story.add(line + (evidence.doubtful() != null
                    ? ": " + Money.exact(evidence.doubtful()) + " per 1M fits, but other prices fit so few tokens, too; left blank"
                    : evidence.days().size() == 1 ? ": no unit price with at most six decimals fits its day; left blank"
                            : ": no unit price with at most six decimals fits two of its " + evidence.days().size()
                                    + " days; left blank"));
            return;
        }
        for (PriceEvidence.Span span : spans) {
            if (span.price() == null) {
                story.add(line + ": no unit price fits " + DayNames.of(span.disagreeing()) + "; left blank before "
                        + spans.get(1).from());
            } else if (!span.disagreeing().isEmpty()) {
                story.add(line + ": " + Money.exact(span.price()) + " per 1M from " + span.from() + " on fits "
                        + span.agreeing() + " days, but not " + DayNames.of(span.disagreeing()));
            }
        }
    }

    private static void rows(Place place, Map<String, List<PriceEvidence.Span>> meters, LocalDate first, String source, List<Rate> rates) {
        // The first price holds from the first day of the bill, whichever day the SKU was used on.
        TreeSet<LocalDate> starts = new TreeSet<>(Set.of(first));
        meters.values().forEach(spans -> spans.stream().skip(1).forEach(span -> starts.add(span.from())));
        List<LocalDate> from = new ArrayList<>(starts);
        for (int r = 0; r < from.size(); r++) {
            Map<String, PriceEvidence.Span> holding = new LinkedHashMap<>();
            for (String meter : METERS) {
                for (PriceEvidence.Span span : meters.getOrDefault(meter, List.of())) {
                    if (holding.get(meter) == null || !span.from().isAfter(from.get(r))) {
                        holding.put(meter, span);
                    }
                }
            }
            Set<String> notes = new LinkedHashSet<>();
            if (holding.values().stream().allMatch(span -> span.price() == null)) {
                continue;
            }
            holding.forEach((meter,
                    span) -> notes.add(span.price() == null ? meter.replace('_', ' ') + ": no price fits " + DayNames.of(span.disagreeing())
                            : meter.replace('_', ' ') + ": " + span.agreeing() + " of "
                                    + (span.agreeing() + span.disagreeing().size()) + " days agree"
                                    + (span.disagreeing().isEmpty() ? "" : ", not " + DayNames.of(span.disagreeing()))));
            rates.add(new Rate("inferred", rates.size() + 2, place.sku(), place.tier(), false, place.project(), from.get(r),
                    r + 1 < from.size() ? from.get(r + 1) : null,
                    new Rate.Prices(price(holding, "input"), price(holding, "cached_input"), price(holding, "cache_write"),
                            price(holding, "cache_write_12h"),
                            price(holding, "output"), price(holding, "training"), null, null),
                    null, source, String.join("; ", notes)));
        }
    }

    private static BigDecimal price(Map<String, PriceEvidence.Span> holding, String meter) {
        return holding.get(meter) == null ? null : holding.get(meter).price();
    }
}
