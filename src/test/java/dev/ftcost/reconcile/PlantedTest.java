package dev.ftcost.reconcile;

import static dev.ftcost.testing.Scenario.ALL;
import static dev.ftcost.testing.Scenario.MINI;
import static dev.ftcost.testing.Scenario.PLAIN;
import static dev.ftcost.testing.Scenario.TUNED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.reconcile.infer.InferredCard;
import dev.ftcost.reconcile.row.ReconciliationRow;
import dev.ftcost.reconcile.row.Status;
import dev.ftcost.testing.Scenario;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bills made from usage by the list: they tie, and each planted difference is found, alone, and named right. */
class PlantedTest {
    private static final LocalDate TENTH = LocalDate.of(2025, 6, 10);
    private static final String PLAIN_INPUT = "gpt-4o-2024-08-06, input";
    private static final String TUNED_INPUT = "ft-gpt-4o-2024-08-06, input";

    @TempDir
    private Path folder;

    /** The one row that does not match; all others must. */
    private ReconciliationRow alone(Reconciliation answer) {
        List<ReconciliationRow> others = answer.rows().stream().filter(row -> row.status() != Status.MATCH).toList();
        assertEquals(1, others.size(), () -> others.toString());
        answer.rows().forEach(row -> assertTrue(row.explanation() != null || row.variance().signum() == 0));
        return others.get(0);
    }

    @ParameterizedTest
    @CsvSource({"1,C0", "2,C1", "3,C3", "4,C4"})
    void aBillMadeByTheListTiesInEveryGeneration(long seed, String generation) {
        Scenario scenario = Scenario.of(seed, ALL);
        scenario.generation = generation;
        for (Reconciliation answer : scenario.both(folder)) {
            assertTrue(answer.ties());
            assertEquals(answer.rows().size(), answer.count(Status.MATCH), () -> answer.rows().toString());
            assertTrue(answer.rows().size() == 2 * 15 || answer.rows().size() == 30 * 2 * 15);
            answer.rows().forEach(row -> assertEquals(row.variance().signum() == 0, row.explanation() == null, row.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void tokensThatWereNotBilledAreCounted(long seed) {
        long tokens = 900 + seed;
        Scenario scenario = Scenario.of(seed, ALL).change(PLAIN_INPUT, "proj_A", TENTH.plusDays(seed % 7),
                charge -> charge.plus("-" + new BigDecimal("0.0000025").multiply(BigDecimal.valueOf(tokens))));
        List<Reconciliation> both = scenario.both(folder);
        ReconciliationRow row = alone(both.get(0));
        assertEquals(tokens + " input tokens fewer were billed than used, on " + TENTH.plusDays(seed % 7), row.explanation());
        assertEquals(Status.WITHIN_TOLERANCE, row.status());
        ReconciliationRow day = alone(both.get(1));
        assertEquals(row.explanation(), day.explanation());
        assertEquals(TENTH.plusDays(seed % 7).toString(), day.period());
    }

    @Test
    void failedRequestsOfSeveralDaysAreAddedUp() {
        Scenario scenario = Scenario.of(20, ALL).change(TUNED_INPUT, "proj_B", TENTH, charge -> charge.plus("-0.0000975"))
                .change(TUNED_INPUT, "proj_B", TENTH.plusDays(8), charge -> charge.plus("-0.00006375"));
        assertEquals("43 input tokens fewer were billed than used, on 2025-06-10 and 2025-06-18 (26 on 2025-06-10, 17 on 2025-06-18)",
                alone(scenario.reconcile(folder, false)).explanation());
    }

    @Test
    void tokensBeyondTheToleranceDoNotTie() {
        Scenario scenario = Scenario.of(21, ALL).change(PLAIN_INPUT, "proj_A", TENTH, charge -> charge.plus("2.5"));
        Reconciliation answer = scenario.reconcile(folder, false);
        assertEquals(Status.BILLED_MORE, alone(answer).status());
        assertEquals("1,000,000 input tokens more were billed than used, on 2025-06-10", alone(answer).explanation());
        assertFalse(answer.ties());
    }

    @ParameterizedTest
    @ValueSource(longs = {31})
    void anotherUnitPriceIsNamedWithBoth(long seed) {
        Scenario scenario = Scenario.of(seed, ALL).change(PLAIN_INPUT, "proj_A", null, charge -> charge.times("1.5"));
        scenario.change(PLAIN_INPUT, "proj_B", null, charge -> charge.times("1.5"));
        scenario.generation = "C3";
        Reconciliation answer = scenario.reconcile(folder, false);
        List<ReconciliationRow> rows = answer.rows().stream().filter(row -> row.status() != Status.MATCH).toList();
        assertEquals(2, rows.size());
        rows.forEach(
                row -> assertEquals("billed at 3.75 per 1M, the rate card has 2.50, on all 30 days from 2025-06-01 on", row.explanation()));
        assertEquals(
                "rate card openai disagrees with the cost export on the price of 1 line, and no built-in card fits; run 'ftcost rates infer' to create the one that does",
                answer.disagreement());
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1", "C3"})
    void aPriceThatChangesInMidMonthIsNamedWithItsFirstDay(String generation) {
        Scenario scenario = Scenario.of(40, ALL);
        scenario.generation = generation;
        for (LocalDate day = TENTH; !day.isAfter(LocalDate.of(2025, 6, 30)); day = day.plusDays(1)) {
            scenario.change("gpt-4o-2024-08-06, output", "proj_A", day, charge -> charge.times("0.8"));
        }
        ReconciliationRow row = alone(scenario.reconcile(folder, false));
        assertEquals("billed at 8.00 per 1M, the rate card has 10.00, from 2025-06-10 on", row.explanation());
        assertEquals(Status.BILLED_LESS, row.status());
    }

    @Test
    void aPriceCutThatTheCardHasIsNoDifference() {
        Scenario.Model before = new Scenario.Model("o3-2025-04-16", "o3-2025-04-16", "", "10", "2.50", "40");
        Scenario.Model after = new Scenario.Model("o3-2025-04-16", "o3-2025-04-16", "", "2", "0.50", "8");
        Scenario scenario = Scenario.of(41, List.of(before));
        scenario.usage.replaceAll(used -> used.day().isBefore(TENTH) ? used
                : new Scenario.Usage(used.day(), used.project(), after, used.input(), used.cached(), used.output()));
        scenario.bill.clear();
        scenario.billUsage();
        assertTrue(scenario.reconcile(folder, false).rows().stream().allMatch(row -> row.status() == Status.MATCH));
        InferredCard card = scenario.infer(folder);
        assertEquals(List.of("2025-06-01 2025-06-10 10 2.5 40", "2025-06-10 null 2 0.5 8"),
                card.rates().stream().map(rate -> rate.effectiveFrom() + " " + rate.effectiveTo() + " "
                        + rate.input().toPlainString() + " " + rate.cachedInput().toPlainString() + " " + rate.output().toPlainString())
                        .toList());
        assertEquals(List.of(), card.story());
    }

    @Test
    void aMissingDayIsNamedOnEveryLine() {
        Scenario scenario = Scenario.of(50, ALL);
        scenario.bill.removeIf(charge -> charge.day().equals(TENTH));
        List<Reconciliation> both = scenario.both(folder);
        Reconciliation answer = both.get(0);
        assertFalse(answer.ties());
        assertTrue(answer.rows().stream().allMatch(row -> row.explanation().startsWith("2025-06-10 is missing from the cost export: ")),
                () -> answer.rows().toString());
        assertTrue(both.get(1).rows().stream().filter(row -> row.status() != Status.MATCH)
                .allMatch(row -> row.period().equals("2025-06-10") && row.status() == Status.NOT_BILLED
                        && row.explanation().contains("is missing from the cost export")));
    }

    @Test
    void aDayThatOneLineMissesIsNamed() {
        Scenario scenario = Scenario.of(51, ALL);
        scenario.bill
                .removeIf(charge -> charge.day().equals(TENTH) && charge.line().equals(PLAIN_INPUT) && charge.project().equals("proj_A"));
        assertTrue(
                alone(scenario.reconcile(folder, false)).explanation().startsWith("nothing was billed on this line on 2025-06-10, when "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0", "C3"})
    void aDayThatIsBilledTwiceIsNamed(String generation) {
        Scenario scenario = Scenario.of(52, ALL);
        scenario.generation = generation;
        scenario.bill.addAll(scenario.bill.stream().filter(charge -> charge.day().equals(TENTH)).toList());
        List<Reconciliation> both = scenario.both(folder);
        Reconciliation answer = both.get(0);
        assertTrue(answer.rows().stream().allMatch(row -> row.explanation().equals("2025-06-10 was billed twice")),
                () -> answer.rows().toString());
        assertTrue(both.get(1).rows().stream().filter(row -> row.status() != Status.MATCH)
                .allMatch(row -> row.period().equals("2025-06-10") && row.explanation().equals("2025-06-10 was billed twice")));
    }

    @Test
    void foreignLinesAndCreditsAreKeptApartAndAlarmNobody() {
        Scenario scenario = Scenario.of(60, ALL);
        scenario.bill.add(new Scenario.Charge(TENTH, "web search tool calls | gpt-4o mini, med", "proj_A", new BigDecimal("4.2"), null));
        scenario.bill.add(new Scenario.Charge(TENTH, PLAIN_INPUT, "proj_A", new BigDecimal("-7.5"), null));
        Reconciliation answer = scenario.reconcile(folder, false);
        assertTrue(answer.ties());
        List<ReconciliationRow> others = answer.rows().stream().filter(row -> row.status() != Status.MATCH).toList();
        assertEquals(
                List.of("a credit of $7.50 on 2025-06-10; negative amounts are not compared with usage",
                        "the line bills tool calls, which no token usage explains"),
                others.stream().map(ReconciliationRow::explanation).toList());
        assertTrue(others.stream().allMatch(row -> row.status() == Status.OTHER));
    }

    @Test
    void aLineWithoutUsageAndUsageWithoutALineAreNamed() {
        Scenario scenario = Scenario.of(61, ALL);
        scenario.bill.add(new Scenario.Charge(TENTH, "o1-2024-12-17, input", "proj_A", new BigDecimal("15"), null));
        scenario.bill.removeIf(charge -> charge.line().startsWith("gpt-4, out") && charge.project().equals("proj_B"));
        Reconciliation answer = scenario.reconcile(folder, false);
        List<ReconciliationRow> others = answer.rows().stream().filter(row -> row.status() != Status.MATCH).toList();
        assertEquals(List.of(Status.NOT_BILLED, Status.NOT_USED), others.stream().map(ReconciliationRow::status).toList());
        assertEquals("$15.00 was billed and no usage of this line is in the exports", others.get(1).explanation());
        assertFalse(answer.ties());
    }

    @Test
    void noiseIsAMatch() {
        Scenario scenario = Scenario.of(62, ALL).change(PLAIN_INPUT, "proj_A", TENTH, charge -> charge.plus("0.000000001"));
        assertTrue(scenario.reconcile(folder, false).rows().stream().allMatch(row -> row.status() == Status.MATCH));
    }

    @Test
    void anUnexplainedVarianceIsProvisionalWhileTheDayIsNotSettled() {
        Scenario scenario = Scenario.of(63, ALL, LocalDate.of(2025, 6, 30)).change(PLAIN_INPUT, "proj_A", LocalDate.of(2025, 6, 30),
                charge -> charge.plus("-0.3000013"));
        Reconciliation answer = scenario.reconcile(folder, true);
        assertEquals(Status.PROVISIONAL, alone(answer).status());
        assertTrue(answer.ties());
        Scenario settled = Scenario.of(63, ALL, LocalDate.of(2025, 7, 2)).change(PLAIN_INPUT, "proj_A", LocalDate.of(2025, 6, 30),
                charge -> charge.plus("-0.3000013"));
        ReconciliationRow row = alone(settled.reconcile(folder, true));
        assertEquals(Status.BILLED_LESS, row.status());
        assertEquals(
                "$0.3000013 less was billed on 2025-06-30, no explanation found (tested: token count, unit price, missing or duplicate day)",
                row.explanation());
    }

    @Test
    void lateUsageAtTheEndOfTheMonthIsNamed() {
        Scenario scenario = Scenario.of(64, ALL).change(PLAIN_INPUT, "proj_A", LocalDate.of(2025, 6, 30), charge -> charge.plus("0.0025"));
        assertEquals(
                "1,000 input tokens more were billed than used, on 2025-06-30; 2025-06-30 is the last day of the month, so it may be late usage",
                alone(scenario.reconcile(folder, false)).explanation());
    }

    @Test
    void usageThatIsNotGroupedByBatchIsComparedWithTheSum() {
        Scenario.Model nano = new Scenario.Model("gpt-4.1-nano-2025-04-14", "gpt-4.1-nano-2025-04-14", "", "0.10", "0.025", "0.40");
        Scenario scenario = Scenario.of(65, List.of(nano, Scenario.NANO_BATCH));
        scenario.usageByBatch = false;
        Reconciliation answer = scenario.reconcile(folder, false);
        assertTrue(answer.rows().stream().allMatch(row -> row.status() == Status.MATCH), () -> answer.rows().toString());
        ReconciliationRow input = answer.rows().stream().filter(row -> row.lineItem().contains("input") && row.lineItem().contains("batch"))
                .findFirst().orElseThrow();
        assertEquals("gpt-4.1-nano-2025-04-14, input + batch api | gpt-4.1-nano-2025-04-14, input", input.lineItem());
        assertTrue(input.explanation().contains("not grouped by batch"));
        scenario.change("gpt-4.1-nano-2025-04-14, input", "proj_A", TENTH, charge -> charge.plus("-0.0000026"));
        assertEquals(Status.WITHIN_TOLERANCE, alone(scenario.reconcile(folder, false)).status());
    }

    @Test
    void whatSeveralModelsShareIsSharedOutExactly() {
        ReconciliationRow row = Scenario.of(66, ALL).change(TUNED_INPUT, "proj_A", TENTH, charge -> charge.plus("0.1"))
                .reconcile(folder, false).rows().stream()
                .filter(each -> TUNED_INPUT.equals(each.lineItem()) && each.projectId().equals("proj_A")).findFirst().orElseThrow();
        assertEquals(List.of(TUNED.id(), Scenario.TUNED_TWIN.id()), row.shares().stream().map(ReconciliationRow.Share::model).toList());
        assertEquals(0, row.billedCost()
                .compareTo(row.shares().stream().map(ReconciliationRow.Share::billedCost).reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    @Test
    void withoutLinesAMonthIsComparedInTotalAndEveryFittingMeterIsNamed() {
        Scenario scenario = Scenario.of(67, List.of(PLAIN, MINI)).change(PLAIN_INPUT, "proj_A", TENTH, charge -> charge.plus("-0.0028725"));
        scenario.bill.replaceAll(charge -> new Scenario.Charge(charge.day(), null, null, charge.amount(), null));
        Reconciliation answer = scenario.reconcile(folder, false);
        ReconciliationRow row = alone(answer);
        assertNull(row.lineItem());
        assertEquals("day in total", answer.levels().get("2025-06"));
        assertEquals(
                "1,149 input tokens of gpt-4o-2024-08-06 or 2,298 cached input tokens of gpt-4o-2024-08-06 or 19,150 input tokens of gpt-4o-mini-2024-07-18 or "
                        + "38,300 cached input tokens of gpt-4o-mini-2024-07-18 fewer were billed than used, on 2025-06-10",
                row.explanation());
    }

    @Test
    void theBillOfAProjectIsComparedWithItsUsage() {
        Scenario scenario = Scenario.of(68, List.of(PLAIN, MINI));
        scenario.bill.replaceAll(charge -> new Scenario.Charge(charge.day(), null, charge.project(), charge.amount(), null));
        Reconciliation answer = scenario.reconcile(folder, false);
        assertEquals(List.of("proj_A", "proj_B"), answer.rows().stream().map(ReconciliationRow::projectId).toList());
        assertEquals(2, answer.count(Status.MATCH));
        scenario.usageByProject = false;
        assertEquals(1, scenario.reconcile(folder, false).count(Status.MATCH));
    }
}
