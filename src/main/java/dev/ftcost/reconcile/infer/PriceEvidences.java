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

/** Gathers, line by line, the days on which tokens and amounts stand side by side. */
final class PriceEvidences {
    /** What has a price of its own on a card; realtime text is the standard price of its model. */
    private static final Set<String> PREFIXES = Set.of("batch api", "flex", "priority", "realtime api");

    private PriceEvidences() {}

    private record Place(String lineItem, TreeSet<String> skus, TreeMap<LocalDate, UnitPrices.Day> days) {}

    public static List<PriceEvidence> of(Ledger ledger) {
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
