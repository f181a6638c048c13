package dev.ftcost.reconcile;

import dev.ftcost.ledger.CoveredDay;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.LoadedFile;
import dev.ftcost.names.NamedId;
import dev.ftcost.reconcile.bill.Bill;
import dev.ftcost.reconcile.bill.BilledCharge;
import dev.ftcost.reconcile.bill.CardFit;
import dev.ftcost.reconcile.bill.Comparison;
import dev.ftcost.reconcile.bill.Coverage;
import dev.ftcost.reconcile.bill.Difference;
import dev.ftcost.reconcile.bill.Level;
import dev.ftcost.reconcile.bill.Line;
import dev.ftcost.reconcile.bill.LineDay;
import dev.ftcost.reconcile.bill.TrainingMatcher;
import dev.ftcost.reconcile.bill.UsageCharge;
import dev.ftcost.reconcile.row.DayNames;
import dev.ftcost.reconcile.row.Explainer;
import dev.ftcost.reconcile.row.MonthFacts;
import dev.ftcost.reconcile.row.ReconciliationRow;
import dev.ftcost.reconcile.row.RowBuilder;
import dev.ftcost.reconcile.row.Status;
import dev.ftcost.reconcile.row.Tolerance;
import dev.ftcost.reconcile.row.TrainingRowBuilder;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the computed cost of a ledger with the bill among its exports. */
public final class Reconciler {
    private static final Comparator<ReconciliationRow> ORDER = Comparator.comparing(ReconciliationRow::period)
            .thenComparing(ReconciliationRow::lineItem, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ReconciliationRow::projectId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ReconciliationRow::status);

    private final Ledger ledger;
    private final Bill bill;
    private final Tolerance tolerance;
    private final boolean byDay;
    private final Coverage coverage;
    private final long rejectedOfBill;
    private final Set<LocalDate> rejectedBillDays;
    private final SmallDifferences small = new SmallDifferences();
    private final List<String> notes = new ArrayList<>();
    private final CardFit fit;

    private Reconciler(Ledger ledger, Tolerance tolerance, boolean byDay, LocalDate today) {
        this.ledger = ledger;
        this.bill = new Bill(ledger);
        this.tolerance = tolerance;
        this.byDay = byDay;
        this.coverage = today == null ? bill.coverage() : bill.coverage().seenAtTheEndOf(today);
        this.rejectedOfBill = ledger.files().stream().filter(LoadedFile::isCostExport).mapToLong(file -> file.balance().rejected()).sum();
        this.rejectedBillDays = Set.copyOf(ledger.database().query("reconcile/rejected_days", row -> row.getObject(1, LocalDate.class)));
        this.fit = new CardFit(ledger.cards());
    }

    /** The months of which a bill is there; none costs nothing. */
    public static List<String> billedMonths(Ledger ledger) {
        return bills(ledger).isEmpty() ? List.of() : new Bill(ledger).months();
    }

    /** Whether a cost export is among the exports, whatever it holds. */
    public static boolean hasBill(Ledger ledger) {
        return !bills(ledger).isEmpty();
    }

    /**
     * That no day of the bill is one of those that the other exports speak of, so that nothing can be compared, as the beginning of a sentence.
     * Training is billed a day before or after, so that a bill of training is compared.
     *
     * @param months those that are asked for; empty means all that have a bill
     * @return empty when there is such a day
     */
    public static Optional<String> sharesNoDay(Ledger ledger, Collection<String> months) {
        Bill bill = new Bill(ledger);
        TreeSet<LocalDate> billed = new TreeSet<>();
        for (String month : bill.months()) {
            for (BilledCharge charge : months.isEmpty() || months.contains(month) ? bill.billed(month) : List.<BilledCharge>of()) {
                if (charge.isTraining() && bill.hasJobs()) {
                    return Optional.empty();
                }
                billed.add(charge.day());
            }
        }
        TreeSet<LocalDate> covered = new TreeSet<>(ledger.coveredDays().stream().map(CoveredDay::day).toList());
        if (billed.isEmpty() || covered.isEmpty() || billed.stream().anyMatch(covered::contains)) {
            return Optional.empty();
        }
        return Optional.of("the cost export bills " + DayNames.of(List.copyOf(billed)) + " and usage is there of "
                + DayNames.of(List.copyOf(covered)));
    }

    /** The names of the cost exports. */
    private static Set<String> bills(Ledger ledger) {
        return ledger.files().stream().filter(LoadedFile::isCostExport).map(LoadedFile::name).collect(Collectors.toSet());
    }

    /** @param months those that are asked for; empty means all that have a bill */
    public static Reconciliation of(Ledger ledger, Collection<String> months, Tolerance tolerance, boolean byDay) {
        return of(ledger, months, tolerance, byDay, null, null);
    }

    /**
     * @param months those that are asked for; empty means all that have a bill
     * @param today the day at whose end the exports are looked at; null for the end of the newest bucket
     * @param invoice what OpenAI's invoice of the only month says, in USD; null for none
     */
    public static Reconciliation of(Ledger ledger, Collection<String> months, Tolerance tolerance, boolean byDay, LocalDate today,
            BigDecimal invoice) {
        Invoice compared = invoice == null ? null : Invoice.of(ledger, months.iterator().next(), invoice, tolerance);
        return new Reconciler(ledger, tolerance, byDay, today).reconcile(months, compared);
    }

    private Reconciliation reconcile(Collection<String> asked, Invoice invoice) {
        List<String> months = bill.months().stream().filter(month -> asked.isEmpty() || asked.contains(month)).toList();
        List<String> without = ledger.months().stream()
                .filter(month -> !months.contains(month) && (asked.isEmpty() || asked.contains(month))).toList();
        List<ReconciliationRow> rows = new ArrayList<>();
        Map<String, String> levels = new TreeMap<>();
        TrainingMatcher trainings = months.isEmpty() ? null : trainings();
        for (String month : months) {
            Level level = bill.level(month);
            levels.put(month, level.words());
            if (level.why() != null) {
                notes.add(month + " is compared by " + level.words() + ", because " + level.why());
            }
            rows.addAll(month(month, level, trainings));
        }
        if (!without.isEmpty()) {
            notes.add("no cost export for " + String.join(", ", without) + ": not compared");
        }
        String disagreement = fit.sentence();
        if (disagreement != null) {
            notes.add(disagreement);
        }
        rows.sort(ORDER);
        return new Reconciliation(rows.stream().map(row -> row.with(ledger.names())).toList(), levels, notes, tolerance, disagreement,
                small, rejectedOfBill, invoice);
    }

    private List<ReconciliationRow> month(String month, Level level, TrainingMatcher trainings) {
        List<UsageCharge> used = bill.used(month);
        List<BilledCharge> all = bill.billed(month);
        List<BilledCharge> charges = all.stream().filter(row -> !row.isCredit() && !row.isTraining()).toList();
        List<UsageCharge> allCharges = new ArrayList<>(used);
        if (!level.byLine()) {
            // A total holds the training too, and does not say where.
            bill.jobs().stream().filter(job -> job.day().toString().startsWith(month) && job.asCharge() != null)
                    .forEach(job -> allCharges.add(job.asCharge()));
        }
        List<Line> lines = Comparison.lines(level, ledger.cards(), allCharges, charges, bill.mixed(month));
        MonthFacts facts = facts(month, used, all, lines);
        RowBuilder judge = new RowBuilder(facts, tolerance, byDay);
        List<ReconciliationRow> rows = new ArrayList<>();
        for (Line line : lines) {
            List<Difference> causes = Explainer.explain(line, facts);
            rows.addAll(judge.of(line, causes));
            fit.look(line, causes);
            small.look(line, causes);
        }
        if (level.byLine()) {
            rows.addAll(new TrainingRowBuilder(trainings, bill.hasJobs(), facts, tolerance, byDay).rows());
        }
        rows.addAll(credits(all, month, level));
        return rows;
    }

    private MonthFacts facts(String month, List<UsageCharge> used, List<BilledCharge> all, List<Line> lines) {
        Map<LocalDate, Integer> twiceOn = new HashMap<>();
        for (Line line : lines) {
            for (LineDay cell : line.cells()) {
                if (Explainer.isTwice(cell, cell.listCost())) {
                    twiceOn.merge(cell.day(), 1, Integer::sum);
                }
            }
        }
        return new MonthFacts(month, ledger.cards().name(), used.stream().map(UsageCharge::day).collect(Collectors.toSet()),
                all.stream().map(BilledCharge::day).collect(Collectors.toSet()), twiceOn, coverage, rejectedOfBill, rejectedBillDays);
    }

    private TrainingMatcher trainings() {
        List<BilledCharge> lines = new ArrayList<>();
        boolean byProject = true;
        for (String month : bill.months()) {
            lines.addAll(bill.billed(month).stream().filter(row -> !row.isCredit() && row.isTraining()).toList());
            byProject &= bill.level(month).byProject();
        }
        return new TrainingMatcher(lines, bill.jobs(), byProject);
    }

    private List<ReconciliationRow> credits(List<BilledCharge> all, String month, Level level) {
        TreeMap<String, List<BilledCharge>> groups = new TreeMap<>();
        all.stream().filter(BilledCharge::isCredit).forEach(row -> groups.computeIfAbsent((byDay ? row.day() : month) + "\n"
                + Objects.requireNonNullElse(row.lineItem(), "") + "\n"
                + (level.byProject() ? Objects.requireNonNullElse(row.projectId(), "") : ""),
                each -> new ArrayList<>()).add(row));
        List<ReconciliationRow> rows = new ArrayList<>();
        groups.forEach((place, credits) -> {
            BigDecimal amount = credits.stream().map(BilledCharge::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            rows.add(new ReconciliationRow(place.substring(0, place.indexOf('\n')), credits.get(0).lineItem(),
                    level.byProject() ? NamedId.unnamed(credits.get(0).projectId()) : null, 0L,
                    BigDecimal.ZERO, amount, amount, Status.OTHER, "a credit of " + Money.spelled(amount.abs()) + " on "
                            + DayNames.of(credits.stream().map(BilledCharge::day).distinct().toList())
                            + "; negative amounts are not compared with usage",
                    false, List.of()));
        });
        return rows;
    }
}
