package dev.ftcost.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.ftcost.reconcile.bill.BilledCharge;
import dev.ftcost.reconcile.bill.BilledJob;
import dev.ftcost.reconcile.bill.TrainingMatcher;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Billed training against the jobs of the day, the day before and the day after. */
class TrainingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    private static final String MINI = "gpt-4o-mini-2024-07-18";

    private static BilledJob job(String id, LocalDate day, String base, long tokens, String price) {
        BigDecimal unit = new BigDecimal(price);
        return new BilledJob(day, id, "ft:" + base + ":acme::x", base, tokens, null, unit,
                unit.multiply(BigDecimal.valueOf(tokens)).movePointLeft(6), false, null);
    }

    private static BilledCharge line(LocalDate day, String text, String amount) {
        return new BilledCharge(day, text, null, new BigDecimal(amount), null, 0, BigDecimal.ZERO);
    }

    @Test
    void theJobsThatAddUpAreTheOnesThatAreBilled() {
        List<BilledJob> jobs = List.of(job("a", DAY, MINI, 1_000_000, "3"), job("b", DAY, MINI, 500_000, "3"),
                job("c", DAY.plusDays(1), MINI, 200_000, "3"));
        TrainingMatcher trainings = new TrainingMatcher(
                List.of(line(DAY.plusDays(1), "ft-gpt-4o-mini-2024-07-18, training", "2.10"), line(DAY, "training", "3.00")), jobs, false);
        assertEquals(List.of("a"), trainings.items().get(0).jobs().stream().map(BilledJob::id).toList());
        assertEquals(List.of("b", "c"), trainings.items().get(1).jobs().stream().map(BilledJob::id).toList());
        assertEquals(List.of(), trainings.unbilled());
    }

    @Test
    void aLineThatNamesABaseTakesNoOther() {
        List<BilledJob> jobs = List.of(job("mini", DAY, MINI, 1_000_000, "3"), job("big", DAY, "gpt-4o-2024-08-06", 120_000, "25"));
        TrainingMatcher trainings = new TrainingMatcher(List.of(line(DAY, "Fine-tuning gpt-4o-2024-08-06", "3.00")), jobs, false);
        assertEquals(List.of("big"), trainings.items().get(0).jobs().stream().map(BilledJob::id).toList());
        assertEquals(List.of("mini"), trainings.unbilled().stream().map(BilledJob::id).toList());
    }

    @Test
    void anotherPriceAndAnotherCountAreBothNamedWhereBothFit() {
        TrainingMatcher.Item item = new TrainingMatcher(List.of(line(DAY, "training", "2.50")),
                List.of(job("a", DAY.minusDays(1), MINI, 1_000_000, "3")), false).items().get(0);
        assertEquals("billed at 2.50 per 1M, the rate card has 3.00", TrainingMatcher.explain(item));
        TrainingMatcher.Item tokens = new TrainingMatcher(List.of(line(DAY, "training", "2.40")),
                List.of(job("a", DAY, MINI, 1_000_000, "3")), false).items().get(0);
        assertEquals("billed at 2.40 per 1M, the rate card has 3.00, or 200,000 training tokens fewer were billed than the job says",
                TrainingMatcher.explain(tokens));
    }

    @Test
    void reinforcementIsBilledToTheSecondAndListedByTheHour() {
        BilledJob job = new BilledJob(DAY, "rft", "ft:o4-mini-2025-04-16:acme::x", "o4-mini-2025-04-16", 0L, new BigDecimal("2.55"),
                new BigDecimal("100"), new BigDecimal("255.00"), false, 9_187L);
        assertNull(
                TrainingMatcher.explain(new TrainingMatcher(List.of(line(DAY, "training", "255.00")), List.of(job), false).items().get(0)));
        assertEquals("billed to the second (9,187 s at 100.00 an hour), the list cost takes hours with two decimals",
                TrainingMatcher.explain(new TrainingMatcher(List.of(line(DAY, "training", "255.19")), List.of(job), false).items().get(0)));
    }

    private static List<String> ids(List<BilledJob> jobs) {
        return jobs.stream().map(BilledJob::id).toList();
    }

    @Test
    void theFewestJobsThatAddUpAreBilledAndTheFirstOfEquals() {
        List<BilledJob> jobs = List.of(job("b", DAY, MINI, 1_000_000, "1"), job("c", DAY, MINI, 1_000_000, "2"),
                job("a", DAY, MINI, 1_000_000, "3"),
                job("d", DAY, MINI, 1_000_000, "3"));
        TrainingMatcher one = new TrainingMatcher(List.of(line(DAY, "training", "3")), jobs, false);
        assertEquals(List.of("a"), ids(one.items().get(0).jobs()));
        assertEquals(List.of("b", "c", "d"), ids(one.unbilled()), "what is left is another's");
        assertEquals(List.of("c", "a"), ids(new TrainingMatcher(List.of(line(DAY, "training", "5")), jobs, false).items().get(0).jobs()));
        assertEquals(List.of("b", "c", "a", "d"),
                ids(new TrainingMatcher(List.of(line(DAY, "training", "9")), jobs, false).items().get(0).jobs()));
    }

    @Test
    void twelveJobsAreTriedAndOfMoreAllMayBeBilled() {
        List<BilledJob> jobs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            jobs.add(job("j" + i, DAY, MINI, 1_000_000, Integer.toString(1 << i)));
        }
        assertEquals(List.of("j0", "j11"),
                ids(new TrainingMatcher(List.of(line(DAY, "training", "2049")), jobs, false).items().get(0).jobs()));
        jobs.add(job("j12", DAY, MINI, 1_000_000, "4096"));
        assertEquals(13, new TrainingMatcher(List.of(line(DAY, "training", "2049")), jobs, false).items().get(0).jobs().size());
    }

    @Test
    void aJobTwoDaysAwayIsAnother() {
        List<BilledJob> jobs = List.of(job("a", DAY.minusDays(2), MINI, 1_000_000, "3"), job("b", DAY.plusDays(2), MINI, 1_000_000, "3"));
        TrainingMatcher trainings = new TrainingMatcher(List.of(line(DAY, "training", "3")), jobs, false);
        assertEquals(List.of(), trainings.items().get(0).jobs());
        assertEquals(jobs, trainings.unbilled());
    }

    @Test
    void byProjectEachProjectHasALineAndInTotalTheyAreOne() {
        List<BilledCharge> bill = List.of(
                new BilledCharge(DAY, "training", "p1", new BigDecimal("1"), new BigDecimal("5"), 0, BigDecimal.ZERO),
                new BilledCharge(DAY, "training", "p2", new BigDecimal("2"), new BigDecimal("6"), 0, BigDecimal.ZERO),
                line(DAY, "training", "4"));
        assertEquals(List.of("null 4 null", "p1 1 5", "p2 2 6"), new TrainingMatcher(bill, List.of(), true).items().stream()
                .map(item -> item.projectId() + " " + item.amount() + " " + item.tokens()).toList());
        assertEquals(List.of("null 7 null"), new TrainingMatcher(bill, List.of(), false).items().stream()
                .map(item -> item.projectId() + " " + item.amount() + " " + item.tokens()).toList());
    }

    private static String explained(String amount, String tokens, BilledJob... jobs) {
        return TrainingMatcher.explain(new TrainingMatcher.Item(DAY, "training", null, new BigDecimal(amount),
                tokens == null ? null : new BigDecimal(tokens), List.of(jobs)));
    }

    private static BilledJob byHour(String hours, String price, Long seconds) {
        return new BilledJob(DAY, "rft", "ft:o4-mini-2025-04-16:acme::x", "o4-mini-2025-04-16", 0L, new BigDecimal(hours),
                new BigDecimal(price),
                new BigDecimal(hours).multiply(new BigDecimal(price)), false, seconds);
    }

    @Test
    void anInvoiceOfHoursIsRoundedToTheCent() {
        assertEquals("billed to the second (1 s at 36.00 an hour), the list cost takes hours with two decimals",
                explained("0.015", null, byHour("0.01", "36", 1L)));
        assertEquals("the hours of the job do not match the amount billed at 36.00 an hour",
                explained("0.016", null, byHour("0.01", "36", 1L)));
        assertEquals("the hours of the job do not match the amount billed at 36.00 an hour",
                explained("0.015", null, byHour("0.01", "36", null)));
    }

    @Test
    void aDifferenceIsTokensOfTheJobsWhereTheyHaveOnePriceAndTheBillSaysNoOtherCount() {
        BilledJob job = job("a", DAY, MINI, 1_000_000, "3");
        assertEquals("billed at 9.00 per 1M, the rate card has 3.00, or 2,000,000 training tokens more were billed than the job says",
                explained("9", null, job));
        assertEquals("billed at 2.40 per 1M, the rate card has 3.00", explained("2.4", "1000000", job));
        assertEquals("500,000 training tokens fewer were billed than the job says", explained("1.5", "500000", job));
        assertEquals("nothing fits the difference to the job a: no whole number of tokens and no other unit price",
                explained("0", null, job),
                "nothing of it was billed");
        assertEquals("nothing fits the difference to the 2 jobs of these days: no whole number of tokens and no other unit price",
                explained("29", null, job, job("b", DAY, MINI, 1_000_000, "25")));
        assertEquals("billed at 1.50 per 1M, the rate card has 3.00, or 1,000,000 training tokens fewer were billed than the 2 jobs say",
                explained("3", null, job, job("b", DAY, MINI, 1_000_000, "3")));
    }

    @Test
    void whatHasNoPriceIsNotExplained() {
        BilledJob unpriced = new BilledJob(DAY, "u", "ft:x:acme::x", "x", 5L, null, null, null, false, null);
        TrainingMatcher.Item item = new TrainingMatcher.Item(DAY, "training", null, BigDecimal.ONE, null,
                List.of(job("a", DAY, MINI, 1_000_000, "3"), unpriced, byHour("0.01", "36", 1L),
                        new BilledJob(DAY, "n", "ft:x:acme::x", "x", null, null, null, null, false, null)));
        assertEquals(true, item.isUnpriced());
        assertNull(TrainingMatcher.explain(item));
        assertEquals(0, new BigDecimal("3.36").compareTo(item.listCost()));
        assertEquals(1_000_005, item.usedTokens());
    }
}
