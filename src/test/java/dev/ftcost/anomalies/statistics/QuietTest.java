package dev.ftcost.anomalies.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuietTest {

    @Test
    void nothingIsSaidOfASeriesWithoutAnyCost() {
        AnomalyDetector.Judgement judgement = Sample.judge(new DailySeries(Sample.MONDAY, new double[200]));
        assertTrue(judgement.learning());
        assertEquals(List.of(), judgement.findings());
        assertTrue(Sample.judge(new DailySeries(Sample.MONDAY, new double[0])).learning());
    }

    @Test
    void thirteenDaysAreTooFewToJudgeAndFourteenAreEnough() {
        assertTrue(Sample.judge(Sample.until(Sample.times(day -> 1), 13)).learning());
        assertFalse(Sample.judge(Sample.until(Sample.times(day -> 1), 14)).learning());
    }

    @Test
    void zerosBeforeTheFirstUseAreNoHistory() {
        DailySeries late = Sample.times(day -> day < 60 ? 0 : 1);
        assertTrue(Sample.judge(Sample.until(late, 73)).learning());
        assertEquals(List.of(), Sample.judge(late).findings());
    }

    @Test
    void aConstantCostIsNeverUnusual() {
        assertEquals(List.of(), constant(1, 0));
    }

    @Test
    void aJobThatRunsOnceAWeekOrOnceAMonthIsNeverUnusual() {
        assertEquals(List.of(), constant(7, 3));
        assertEquals(List.of(), constant(30, 0));
    }

    @Test
    void aGapInTheFirstWeeksDoesNotMakeTheSameWeekdayASpikeLater() {
        for (int gap = 0; gap < 60; gap++) {
            int silent = gap;
            assertEquals(List.of(), Sample.findings(day -> day == silent ? 0 : 1), "gap on day " + gap);
        }
    }

    @Test
    void monthsOfNothingLeaveEveryNumberFinite() {
        List<Detection> findings = Sample.findings(day -> day >= 40 && day < 140 ? 0 : 1);
        assertEquals(Kind.DROP, findings.get(0).kind());
        for (Detection finding : findings) {
            assertTrue(Double.isFinite(finding.expected()) && Double.isFinite(finding.actual()));
            assertTrue(Double.isFinite(finding.strength()));
        }
    }

    @Test
    void aCostThatIsNoNumberIsRefusedWithItsDate() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                () -> new DailySeries(Sample.MONDAY, new double[] {1, Double.NaN}));
        assertEquals("2026-01-06: cost 'NaN' is no amount of dollars", refused.getMessage());
    }

    @Test
    void aSensitivityOutsideItsRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Sensitivity(0));
        assertThrows(IllegalArgumentException.class, () -> new Sensitivity(Double.NaN));
    }

    private static List<Detection> constant(int every, int on) {
        double[] cost = new double[200];
        for (int day = on; day < cost.length; day += every) {
            cost[day] = 500;
        }
        return Sample.judge(new DailySeries(Sample.MONDAY, cost)).findings();
    }
}
