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

/**
 * The days of one line of the bill from which its unit prices are inferred.
 *
 * @param projectId the project whose usage it is; null where all projects pay the same, or nobody tells them apart
 * @param skus what the line has the price of
 */
record PriceEvidence(String lineItem, String projectId, List<String> skus, String serviceTier, String meter, List<UnitPrices.Day> days) {
    /** What has a price of its own on a card; realtime text is the standard price of its model. */
    private static final Set<String> PREFIXES = Set.of("batch api", "flex", "priority", "fast", "ultrafast", "realtime api");

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

    /**
     * The prices one after the other, each from the first day that agrees with it; days that agree with none count as disagreeing with the
     * price before them. Days before the first that agrees are a span without a price.
     */
    List<Span> spans() {
        List<BigDecimal> path = UnitPrices.path(days);
        List<Span> spans = new ArrayList<>();
        for (int d = 0; d < days.size(); d++) {
            Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            BigDecimal price = days.get(d).fits(path.get(d)) ? path.get(d) : null;
            boolean begins = last == null || price != null && (last.price() == null || price.compareTo(last.price()) != 0);
            if (begins) {
                spans.add(new Span(days.get(d).day(), price, 0, List.of()).and(days.get(d)));
            } else {
                spans.set(spans.size() - 1, last.and(days.get(d)));
            }
        }
        return spans;
    }

    /** A price that fits every day and cannot be confused with another for so few tokens; null when there is none. */
    BigDecimal doubtful() {
        return days.stream().map(UnitPrices.Day::shortest).filter(price -> price != null && days.stream().allMatch(day -> day.fits(price)))
                .findFirst().orElse(null);
    }

    /** Line by line, and project by project where their prices differ, the days on which tokens and amounts stand side by side. */
    static List<PriceEvidence> of(Ledger ledger) {
        Bill bill = new Bill(ledger);
        boolean byProject = bill.months().stream().allMatch(month -> bill.level(month).byProject());
        LinePrices prices = new LinePrices(PREFIXES);
        List<BilledCharge> training = new ArrayList<>();
        for (String month : bill.months()) {
            List<BilledCharge> rows = bill.billed(month).stream().filter(row -> row.lineItem() != null && row.amount().signum() > 0)
                    .toList();
            Level level = new Level(true, byProject, List.of(), List.of());
            for (Line line : Comparison.lines(level, ledger.cards(), bill.used(month), rows, bill.mixed(month))) {
                prices.look(line);
            }
            rows.stream().filter(row -> LineItem.of(row.lineItem()).kind() == LineItem.Kind.TRAINING).forEach(training::add);
        }
        List<PriceEvidence> evidence = new ArrayList<>(prices.evidence());
        prices.withoutEvidence().forEach(text -> evidence.add(new PriceEvidence(text, null, List.of(), "", "", List.of())));
        evidence.addAll(trained(training, bill.jobs()));
        return evidence;
    }

    /** Null when there are no tokens to divide by. */
    static UnitPrices.Day day(LineDay cell) {
        BigDecimal quantity = cell.billedTokens();
        if (quantity != null && quantity.signum() > 0) {
            UnitPrices.Day byQuantity = new UnitPrices.Day(cell.day(), quantity, cell.billed(), null, cell.slack());
            if (byQuantity.implied() != null || cell.tokens() == 0) {
                return byQuantity;
            }
        }
        return cell.tokens() == 0 ? null
                : new UnitPrices.Day(cell.day(), BigDecimal.valueOf(cell.tokens()), cell.billed(), null, cell.slack());
    }

    private static List<PriceEvidence> trained(List<BilledCharge> bill, List<BilledJob> jobs) {
        Map<String, TreeMap<LocalDate, UnitPrices.Day>> byBase = new TreeMap<>();
        for (TrainingMatcher.Item item : new TrainingMatcher(bill, jobs, false).items()) {
            List<String> bases = item.jobs().stream().map(BilledJob::baseModel).distinct().toList();
            BigDecimal tokens = item.tokens() != null ? item.tokens() : BigDecimal.valueOf(item.usedTokens());
            if (bases.size() == 1 && tokens.signum() > 0) {
                byBase.computeIfAbsent(bases.get(0), each -> new TreeMap<>()).put(item.day(),
                        new UnitPrices.Day(item.day(), tokens, item.amount(), null));
            }
        }
        List<PriceEvidence> evidence = new ArrayList<>();
        byBase.forEach((base, days) -> evidence.add(
                new PriceEvidence("training of " + base, null, List.of("ft:" + base), "standard", "training", List.copyOf(days.values()))));
        return evidence;
    }
}
