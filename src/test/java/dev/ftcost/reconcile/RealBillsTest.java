package dev.ftcost.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.reconcile.row.ReconciliationRow;
import dev.ftcost.reconcile.row.Status;
import dev.ftcost.testing.Scenario;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bills in the shapes that real ones have: rounded, without batch flags, ending early. */
class RealBillsTest {
    private static final LocalDate TENTH = LocalDate.of(2025, 6, 10);
    private static final Scenario.Model NANO = new Scenario.Model("gpt-4.1-nano-2025-04-14", "gpt-4.1-nano-2025-04-14", "", "0.10", "0.025",
            "0.40");

    @TempDir
    private Path folder;

    private static Scenario round(Scenario scenario, int decimals) {
        scenario.bill.replaceAll(charge -> new Scenario.Charge(charge.day(), charge.line(), charge.project(),
                charge.amount().setScale(decimals, RoundingMode.HALF_UP), charge.quantity()));
        return scenario;
    }

    @ParameterizedTest
    @CsvSource({"2,C0", "4,C0", "6,C0", "2,C1", "4,C1", "6,C1"})
    void aBillThatIsRoundedTies(int decimals, String generation) {
        Scenario scenario = round(Scenario.of(80 + decimals, Scenario.ALL), decimals);
        scenario.generation = generation;
        Reconciliation answer = scenario.reconcile(folder, false);
        assertEquals(answer.rows().size(), answer.count(Status.MATCH), () -> answer.rows().toString());
        assertTrue(answer.ties());
        answer.rows().stream().filter(row -> row.variance().signum() != 0)
                .forEach(row -> assertEquals("the cost export rounds to " + decimals + " decimals, and the amounts are equal at those",
                        row.explanation()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6})
    void aRoundedBillWithoutBatchFlagsTiesInSum(int decimals) {
        Scenario scenario = round(Scenario.of(90 + decimals, List.of(NANO, Scenario.NANO_BATCH)), decimals);
        scenario.usageByBatch = false;
        assertEquals(List.of(), scenario.reconcile(folder, false).differing().rows());
    }

    @Test
    void aPlantedDifferenceOfARoundedBillIsFoundAndNotCountedInTokens() {
        Scenario scenario = Scenario.of(95, Scenario.ALL).change("gpt-4o-2024-08-06, input", "proj_A", TENTH,
                charge -> charge.plus("1.00"));
        Reconciliation answer = round(scenario, 2).reconcile(folder, false);
        List<ReconciliationRow> others = answer.rows().stream().filter(row -> row.status() != Status.MATCH).toList();
        assertEquals(1, others.size(), () -> others.toString());
        assertEquals(Status.BILLED_MORE, others.get(0).status());
        assertFalse(others.get(0).explanation().contains("tokens more were billed"), others.get(0).explanation());
        assertFalse(answer.ties());
    }

    @Test
    void tokensThatAreShortWithoutBatchFlagsAreNamedOnce() {
        Scenario scenario = Scenario.of(96, List.of(NANO, Scenario.NANO_BATCH))
                .change("gpt-4.1-nano-2025-04-14, input", "proj_A", TENTH, charge -> charge.plus("-0.0001"));
        scenario.usageByBatch = false;
        List<ReconciliationRow> others = scenario.reconcile(folder, false).rows().stream().filter(row -> row.status() != Status.MATCH)
                .toList();
        assertEquals(1, others.size(), () -> others.toString());
        assertTrue(others.get(0).explanation().startsWith("1,000 input tokens fewer were billed than used, on 2025-06-10; "),
                others.get(0).explanation());
    }

    @Test
    void aBillThatEndsEarlyIsNamedAsThat() {
        Scenario scenario = Scenario.of(97, Scenario.ALL);
        scenario.bill.removeIf(charge -> charge.day().isAfter(LocalDate.of(2025, 6, 8)));
        Reconciliation answer = scenario.reconcile(folder, false);
        answer.rows().forEach(row -> assertTrue(row.explanation().startsWith("the cost export ends on 2025-06-08: "), row.explanation()));
        assertFalse(answer.ties());
    }

    @Test
    void manySmallDifferencesAreAddedUp() {
        Scenario scenario = Scenario.of(98, Scenario.ALL);
        for (String line : List.of("gpt-4o-2024-08-06", "gpt-4o-mini-2024-07-18")) {
            String[] prices = line.contains("mini") ? new String[] {"-0.00015", "-0.00006"} : new String[] {"-0.0025", "-0.001"};
            for (LocalDate day = TENTH; day.isBefore(TENTH.plusDays(5)); day = day.plusDays(1)) {
                scenario.change(line + ", input", "proj_A", day, charge -> charge.plus(prices[0]));
                scenario.change(line + ", output", "proj_A", day, charge -> charge.plus(prices[1]));
            }
        }
        Reconciliation answer = scenario.reconcile(folder, false);
        assertEquals(4, answer.small().lines());
        assertEquals(-11_000L, answer.small().tokens());
        assertEquals(0, new BigDecimal("-0.01855").compareTo(answer.small().amount()));
        assertTrue(answer.small().sentence().contains("on 10 of 10 model-days both input and output are lower"),
                answer.small().sentence());
    }

    @Test
    void aTotalLeavesOutWhatHasNoPrice() {
        Scenario.Model unknown = new Scenario.Model("gpt-9-mystery", "gpt-9-mystery", "", "10", "5", "20");
        Reconciliation answer = Scenario.of(99, List.of(Scenario.MINI, unknown)).reconcile(folder, false);
        ReconciliationVerdict verdict = answer.verdict();
        assertEquals(0, verdict.variance().signum());
        assertEquals(0, verdict.cost().compareTo(verdict.billed()));
        assertEquals(6, verdict.leftOut().get(Status.UNPRICED).lines());
        assertFalse(verdict.ties());
    }
}
