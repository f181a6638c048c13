package dev.ftcost.reconcile;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.reconcile.bill.Bill;
import dev.ftcost.reconcile.bill.BilledCharge;
import dev.ftcost.reconcile.bill.BilledJob;
import dev.ftcost.reconcile.bill.Comparison;
import dev.ftcost.reconcile.bill.Level;
import dev.ftcost.reconcile.bill.Line;
import dev.ftcost.reconcile.bill.LineDay;
import dev.ftcost.reconcile.bill.UsageCharge;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What was billed in a month, attributed to what was used. The amount of a line and day is shared among its usage by computed cost; the shares and
 * what no usage explains add up to the bill, to the last digit.
 */
public final class BilledCosts {
    private static final int DECIMALS = 12;

    private final Map<Usage, BigDecimal> shares = new HashMap<>();
    /** What the usage costs that took nothing yet. */
    private final Map<Usage, BigDecimal> costs = new HashMap<>();
    private final List<BilledCharge> unexplained = new ArrayList<>();
    private final LocalDate first;
    private final LocalDate last;

    /** Usage with an amount of its own; the project of a training is null. */
    private record Usage(LocalDate day, String projectId, String model, String serviceTier, String meter) {
        static Usage of(UsageCharge charge) {
            return new Usage(charge.day(), charge.meter().equals("training") ? null : charge.projectId(), charge.model(),
                    charge.serviceTier(),
                    charge.meter());
        }

        static Usage of(BilledJob job) {
            return new Usage(job.day(), null, job.model(), "standard", "training");
        }
    }

    private BilledCosts(List<BilledCharge> bill) {
        this.first = bill.stream().map(BilledCharge::day).min(LocalDate::compareTo).orElseThrow();
        this.last = bill.stream().map(BilledCharge::day).max(LocalDate::compareTo).orElseThrow();
    }

    /** @return null when there is no bill of the month */
    public static BilledCosts of(Ledger ledger, String month) {
        Bill bill = new Bill(ledger);
        List<BilledCharge> all = Reconciler.hasBill(ledger) ? bill.billed(month) : List.of();
        if (all.isEmpty()) {
            return null;
        }
        BilledCosts costs = new BilledCosts(all);
        List<BilledJob> jobs = bill.jobs().stream().filter(job -> job.day().toString().startsWith(month) && job.listCost() != null)
                .toList();
        costs.shareUsage(ledger, bill, month, all, jobs);
        return costs;
    }

    private void shareUsage(Ledger ledger, Bill bill, String month, List<BilledCharge> all, List<BilledJob> jobs) {
        Level level = bill.level(month);
        List<UsageCharge> used = new ArrayList<>(bill.used(month));
        Map<Usage, UsageCharge> known = new HashMap<>();
        used.forEach(charge -> known.put(Usage.of(charge), charge));
        used.stream().filter(charge -> charge.listCost() != null)
                .forEach(charge -> costs.merge(Usage.of(charge), charge.listCost(), BigDecimal::add));
        jobs.forEach(job -> costs.merge(Usage.of(job), job.listCost(), BigDecimal::add));
        if (!level.byLine()) {
            jobs.stream().filter(job -> job.asCharge() != null).forEach(job -> used.add(job.asCharge()));
        }
        List<BilledCharge> tokens = all.stream().filter(row -> !row.isCredit() && !row.isTraining()).toList();
        for (Line line : Comparison.lines(level, ledger.cards(), used, tokens, bill.mixed(month))) {
            line.cells().forEach(cell -> share(cell, known));
        }
        List<BilledCharge> training = all.stream().filter(row -> !row.isCredit() && row.isTraining()).toList();
        Map<Usage, BigDecimal> trained = new LinkedHashMap<>();
        jobs.forEach(job -> trained.merge(Usage.of(job), job.listCost(), BigDecimal::add));
        if (isNothing(trained)) {
            unexplained.addAll(training);
        } else if (level.byLine()) {
            share(training.stream().map(BilledCharge::amount).reduce(BigDecimal.ZERO, BigDecimal::add), trained);
        }
        unexplained.addAll(all.stream().filter(BilledCharge::isCredit).toList());
    }

    private void share(LineDay cell, Map<Usage, UsageCharge> known) {
        Map<Usage, BigDecimal> weights = weights(cell, known, UsageCharge::listCost);
        if (isNothing(weights)) {
            weights = weights(cell, known, charge -> charge.unitPrice() == null ? null : BigDecimal.valueOf(charge.tokens()));
        }
        if (isNothing(weights)) {
            unexplained.addAll(cell.bill());
        } else {
            share(cell.billed(), weights);
        }
    }

    private static boolean isNothing(Map<Usage, BigDecimal> weights) {
        return weights.values().stream().allMatch(weight -> weight.signum() == 0);
    }

    /** Where the bill says which tokens were of another tier, they are those of the row that usage has. */
    private static Map<Usage, BigDecimal> weights(LineDay cell, Map<Usage, UsageCharge> known, Function<UsageCharge, BigDecimal> weight) {
        Map<Usage, BigDecimal> weights = new LinkedHashMap<>();
        for (UsageCharge charge : cell.used()) {
            Usage own = Usage.of(charge);
            Usage usage = known.containsKey(own) || own.meter().equals("training") ? own
                    : known.keySet().stream().filter(other -> other.day().equals(own.day()) && other.model().equals(own.model())
                            && other.meter().equals(own.meter()) && Objects.equals(other.projectId(), own.projectId()))
                            .min(Comparator.comparing(Usage::serviceTier)).orElse(null);
            if (usage != null && weight.apply(charge) != null) {
                weights.merge(usage, weight.apply(charge), BigDecimal::add);
            }
        }
        return weights;
    }

    private void share(BigDecimal amount, Map<Usage, BigDecimal> weights) {
        List<Usage> usage = List.copyOf(weights.keySet());
        List<BigDecimal> parts = Money.parts(amount.stripTrailingZeros(), List.copyOf(weights.values()), DECIMALS);
        for (int i = 0; i < usage.size(); i++) {
            shares.merge(usage.get(i), parts.get(i), BigDecimal::add);
        }
    }

    /** Whether the bill covers a day. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /**
     * What was billed for usage or a part of it, in proportion to its cost; the last part has the rest, so that the parts add up. What was handed
     * out is not handed out again.
     *
     * @param projectId of no meaning for a training
     * @param cost of the part
     */
    public BigDecimal take(LocalDate day, String projectId, String model, String serviceTier, String meter, BigDecimal cost) {
        Usage usage = new Usage(day, meter.equals("training") ? null : projectId, model, serviceTier, meter);
        BigDecimal share = shares.getOrDefault(usage, BigDecimal.ZERO);
        BigDecimal left = costs.getOrDefault(usage, BigDecimal.ZERO);
        if (share.signum() == 0 || cost.compareTo(left) >= 0) {
            shares.remove(usage);
            return share;
        }
        BigDecimal part = Money.parts(share, List.of(cost, left.subtract(cost)), DECIMALS).get(0);
        shares.put(usage, share.subtract(part));
        costs.put(usage, left.subtract(cost));
        return part;
    }

    /** Charges that no usage explains (credits, storage, usage that is not among the exports), and shares that nobody took. */
    public List<BilledCharge> unexplained() {
        List<BilledCharge> charges = new ArrayList<>(unexplained);
        shares.forEach((usage, amount) -> charges
                .add(new BilledCharge(usage.day(), usage.model() + ", " + usage.meter(), usage.projectId(), amount,
                        null, 0, BigDecimal.ZERO)));
        charges.removeIf(charge -> charge.amount().signum() == 0);
        charges.sort(Comparator.comparing(BilledCharge::day)
                .thenComparing(BilledCharge::lineItem, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(BilledCharge::projectId, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(BilledCharge::amount));
        return charges;
    }
}
