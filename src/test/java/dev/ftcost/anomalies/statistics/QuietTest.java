package dev.ftcost.anomalies.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Sample;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;
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
    void aRunOnTheSameDayOfEachMonthIsAHabitTheThirdTimeAlsoWhenItsCostChanges() {
        IntToDoubleFunction onTheFirst = day -> {
            LocalDate date = Sample.MONDAY.plusDays(day);
            return date.getDayOfMonth() == 1 ? 3 + 0.4 * date.getMonthValue() : 1;
        };
        List<Detection> findings = Sample.findings(onTheFirst);
        assertEquals(List.of(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1)), findings.stream().map(Detection::date).toList());
    }

    @Test
    void aRunOnTheLastTwoDaysOfEachMonthIsAHabitAsWell() {
        List<Detection> findings = Sample.findings(day -> Sample.MONDAY.plusDays(day + 2).getDayOfMonth() <= 2 ? 3 : 1);
        assertTrue(findings.stream().noneMatch(finding -> finding.date().isAfter(LocalDate.of(2026, 3, 15))), findings.toString());
    }

    @Test
    void aRunOnTheFirstMondayTheLastFridayOrAWorkingDayOfEachMonthIsAHabitTheThirdTime() {
        List<TemporalAdjuster> runs = List.of(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY),
                TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY), TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.WEDNESDAY),
                month -> workingDay(LocalDate.from(month), 1), month -> workingDay(LocalDate.from(month), -1));
        for (TemporalAdjuster run : runs) {
            List<Detection> findings = Sample.findings(day -> {
                LocalDate date = Sample.MONDAY.plusDays(day);
                return date.equals(date.with(run)) ? 3 : 1;
            });
            assertTrue(findings.stream().noneMatch(finding -> finding.date().isAfter(LocalDate.of(2026, 3, 20))), findings.toString());
        }
    }

    /** The first working day of a month (1), or the last (-1). */
    private static LocalDate workingDay(LocalDate date, int step) {
        LocalDate day = step > 0 ? date.withDayOfMonth(1) : date.with(TemporalAdjusters.lastDayOfMonth());
        while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
            day = day.plusDays(step);
        }
        return day;
    }

    @Test
    void aRunThatIsFarLargerThanThatOfTheMonthsBeforeIsFound() {
        List<Detection> findings = Sample.findings(day -> Sample.MONDAY.plusDays(day).getDayOfMonth() != 1 ? 1 : day < 140 ? 2.5 : 12);
        assertTrue(findings.stream().anyMatch(finding -> finding.date().equals(LocalDate.of(2026, 6, 1))), findings.toString());
    }

    @Test
    void daysThatNoExportCoversAreNeitherADropNorASpikeAfterwards() {
        DailySeries series = Sample.times(day -> day >= 90 && day < 103 ? 0 : 1);
        BitSet gaps = new BitSet();
        gaps.set(90, 103);
        assertEquals(List.of(), Sample.judge(new DailySeries(series.first(), series.cost(), gaps)).findings());
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
        assertEquals("2026-01-06: cost 'NaN' is not an amount", refused.getMessage());
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
