package dev.ftcost.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuietTest {

    @Test
    void nothing_is_said_of_a_series_without_any_cost() {
        Judgement judgement = Sample.judge(new DailySeries(Sample.MONDAY, new double[200]));
        assertTrue(judgement.learning());
        assertEquals(List.of(), judgement.findings());
        assertTrue(Sample.judge(new DailySeries(Sample.MONDAY, new double[0])).learning());
    }

    @Test
    void thirteen_days_are_too_few_to_judge_and_fourteen_are_enough() {
        assertTrue(Sample.judge(Sample.times(day -> 1).until(13)).learning());
        assertFalse(Sample.judge(Sample.times(day -> 1).until(14)).learning());
    }

    @Test
    void zeros_before_the_first_use_are_no_history() {
        DailySeries late = Sample.times(day -> day < 60 ? 0 : 1);
        assertTrue(Sample.judge(late.until(73)).learning());
        assertEquals(List.of(), Sample.judge(late).findings());
    }

    @Test
    void a_constant_cost_is_never_unusual() {
        assertEquals(List.of(), constant(1, 0));
    }

    @Test
    void a_job_that_runs_once_a_week_or_once_a_month_is_never_unusual() {
        assertEquals(List.of(), constant(7, 3));
        assertEquals(List.of(), constant(30, 0));
    }

    @Test
    void a_gap_in_the_first_weeks_does_not_make_the_same_weekday_a_spike_later() {
        for (int gap = 0; gap < 60; gap++) {
            int silent = gap;
            assertEquals(List.of(), Sample.findings(day -> day == silent ? 0 : 1), "gap on day " + gap);
        }
    }

    @Test
    void months_of_nothing_leave_every_number_finite() {
        List<Finding> findings = Sample.findings(day -> day >= 40 && day < 140 ? 0 : 1);
        assertEquals(Kind.DROP, findings.get(0).kind());
        for (Finding finding : findings) {
            assertTrue(Double.isFinite(finding.expected()) && Double.isFinite(finding.actual()));
            assertTrue(Double.isFinite(finding.strength()));
        }
    }

    @Test
    void a_cost_that_is_no_number_is_refused_with_its_date() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                () -> new DailySeries(Sample.MONDAY, new double[] {1, Double.NaN}));
        assertEquals("2026-01-06: cost 'NaN' is no amount of dollars", refused.getMessage());
    }

    @Test
    void a_sensitivity_outside_its_range_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Sensitivity(0));
        assertThrows(IllegalArgumentException.class, () -> new Sensitivity(Double.NaN));
    }

    private static List<Finding> constant(int every, int on) {
        double[] cost = new double[200];
        for (int day = on; day < cost.length; day += every) {
            cost[day] = 500;
        }
        return Sample.judge(new DailySeries(Sample.MONDAY, cost)).findings();
    }
}
