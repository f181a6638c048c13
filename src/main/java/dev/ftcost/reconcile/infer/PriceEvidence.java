package dev.ftcost.reconcile.infer;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.reconcile.bill.Bill;
import dev.ftcost.reconcile.bill.BilledCharge;
import dev.ftcost.reconcile.bill.BilledJob;
import dev.ftcost.reconcile.bill.Comparison;
import dev.ftcost.reconcile.bill.Level;
import dev.ftcost.reconcile.bill.Line;
import dev.ftcost.reconcile.bill.LineDay;
import dev.ftcost.reconcile.bill.LineItem;
import dev.ftcost.reconcile.bill.TrainingMatcher;
import dev.ftcost.reconcile.bill.UnitPrices;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The days of one line of the bill from which its unit prices are inferred.
 *
 * @param skus what the line has the price of
 */
record PriceEvidence(String lineItem, List<String> skus, String serviceTier, String meter, List<UnitPrices.Day> days) {
    /** What has a price of its own on a card; realtime text is the standard price of its model. */
    private static final Set<String> PREFIXES = Set.of("batch api", "flex", "priority", "realtime api");

    /** A price, the day from which it holds, and the days that it was found on; null is no price at all. */
    record Span(LocalDate from, BigDecimal price, int agreeing, List<LocalDate> disagreeing) {
        Span and(UnitPrices.Day day) {
            boolean agrees = day.fits(price);
            List<LocalDate> others = new ArrayList<>(disagreeing);
            if (!agrees) {
                others.add(day.day());
            }
            return new Span(from, price, agreeing + (agrees ? 1 : 0), others);
        }
    }

    /** The prices one after the other; days of which none can be told count as disagreeing with the one before. */
    List<Span> spans() {
        List<BigDecimal> path = UnitPrices.path(days);
        List<Span> spans = new ArrayList<>();
        for (int d = 0; d < days.size(); d++) {
            Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            BigDecimal price = path.get(d);
            if (last == null || price != null && last.price() != null && price.compareTo(last.price()) != 0) {
                spans.add(new Span(days.get(d).day(), price, 0, List.of()).and(days.get(d)));
            } else {
                Span known = last.price() == null ? new Span(last.from(), price, last.agreeing(), last.disagreeing()) : last;
                spans.set(spans.size() - 1, known.and(days.get(d)));
            }
        }
        return spans;
    }

    private record Place(String lineItem, TreeSet<String> skus, TreeMap<LocalDate, UnitPrices.Day> days) {}

    /** Line by line, the days on which tokens and amounts stand side by side. */
    static List<PriceEvidence> of(Ledger ledger) {
        Bill bill = new Bill(ledger);
        Map<String, Place> places = new TreeMap<>();
        List<BilledCharge> training = new ArrayList<>();
        for (String month : bill.months()) {
            List<BilledCharge> rows = bill.billed(month).stream().filter(row -> row.lineItem() != null && row.amount().signum() > 0).toList();
            Level level = new Level(true, false, List.of(), List.of());
            for (Line line : Comparison.lines(level, ledger.cards(), bill.used(month), rows, bill.mixed(month))) {
                look(line, places);
            }
            rows.stream().filter(row -> LineItem.of(row.lineItem()).kind() == LineItem.Kind.TRAINING).forEach(training::add);
        }
        List<PriceEvidence> evidence = new ArrayList<>();
        places.forEach((item, place) -> {
            LineItem line = LineItem.of(item);
            evidence.add(new PriceEvidence(item, List.copyOf(place.skus()), line.serviceTier(), line.meter(), List.copyOf(place.days().values())));
        });
        evidence.addAll(trained(training, bill.jobs()));
        return evidence;
    }

    private static void look(Line line, Map<String, Place> places) {
        for (LineDay cell : line.cells()) {
            TreeMap<String, List<BilledCharge>> byItem = new TreeMap<>();
            cell.bill().forEach(row -> byItem.computeIfAbsent(row.lineItem(), each -> new ArrayList<>()).add(row));
            byItem.forEach((text, rows) -> {
                LineItem item = LineItem.of(text);
                boolean priced = item.side() != null && !item.longContext() && (item.prefix() == null || PREFIXES.contains(item.prefix()))
                        && (item.modality() == null || item.modality().equals("text"));
                // Usage that does not tell its tier proves no price; the bill's own quantity does.
                boolean told = byItem.size() == 1 && cell.used().stream().allMatch(used -> used.serviceTier().equals(item.serviceTier()));
                UnitPrices.Day day = priced ? day(new LineDay(cell.day(), told ? cell.used() : List.of(), rows)) : null;
                if (day != null) {
                    Place place = places.computeIfAbsent(text, each -> new Place(text, new TreeSet<>(), new TreeMap<>()));
                    cell.used().forEach(used -> place.skus().add(used.sku()));
                    if (cell.used().isEmpty() && place.skus().isEmpty()) {
                        place.skus().add(item.sku());
                    }
                    place.days().put(cell.day(), day);
                }
            });
        }
    }

    /** Null when there are no tokens to divide by. */
    private static UnitPrices.Day day(LineDay cell) {
        BigDecimal quantity = cell.billedTokens();
        if (quantity != null && quantity.signum() > 0) {
            UnitPrices.Day byQuantity = new UnitPrices.Day(cell.day(), quantity, cell.billed(), null);
            if (byQuantity.implied() != null || cell.tokens() == 0) {
                return byQuantity;
            }
        }
        return cell.tokens() == 0 ? null : new UnitPrices.Day(cell.day(), BigDecimal.valueOf(cell.tokens()), cell.billed(), null);
    }

    private static List<PriceEvidence> trained(List<BilledCharge> bill, List<BilledJob> jobs) {
        Map<String, TreeMap<LocalDate, UnitPrices.Day>> byBase = new TreeMap<>();
        for (TrainingMatcher.Item item : new TrainingMatcher(bill, jobs, false).items()) {
            List<String> bases = item.jobs().stream().map(BilledJob::baseModel).distinct().toList();
            BigDecimal tokens = item.tokens() != null ? item.tokens() : BigDecimal.valueOf(item.usedTokens());
            if (bases.size() == 1 && tokens.signum() > 0) {
                byBase.computeIfAbsent(bases.get(0), each -> new TreeMap<>()).put(item.day(), new UnitPrices.Day(item.day(), tokens, item.amount(), null));
            }
        }
        List<PriceEvidence> evidence = new ArrayList<>();
        byBase.forEach((base, days) -> evidence.add(new PriceEvidence("training of " + base, List.of("ft:" + base), "standard", "training", List.copyOf(days.values()))));
        return evidence;
    }
}
