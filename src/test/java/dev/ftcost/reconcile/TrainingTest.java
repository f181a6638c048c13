package dev.ftcost.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.ftcost.reconcile.bill.BilledCharge;
import dev.ftcost.reconcile.bill.BilledJob;
import dev.ftcost.reconcile.bill.TrainingMatcher;
import java.math.BigDecimal;
import java.time.LocalDate;
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
}
