package dev.ftcost.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RiseTest {

    @Test
    void a_doubled_saturday_is_a_spike_although_it_costs_less_than_a_weekday() {
        List<Finding> findings = Sample.findings(day -> Sample.weekdayHeavy(day) * (day == 89 ? 2 : 1));
        assertEquals(1, findings.size());
        Finding spike = findings.get(0);
        assertEquals(Kind.SPIKE, spike.kind());
        assertEquals(Sample.MONDAY.plusDays(89), spike.date());
        assertEquals(spike.date(), spike.since());
        assertEquals(45, spike.expectedPerDay(), 7);
        assertEquals(spike.actual() - spike.expected(), spike.impact());
    }

    @Test
    void a_new_level_is_reported_once_and_its_dollars_count_from_its_first_day() {
        List<Finding> shifts = Sample.findings(day -> day < 90 ? 1 : 1.5).stream()
                .filter(finding -> finding.kind() != Kind.SPIKE).toList();
        assertEquals(1, shifts.size());
        Finding shift = shifts.get(0);
        assertEquals(Kind.LEVEL_SHIFT, shift.kind());
        assertEquals(Sample.MONDAY.plusDays(90), shift.since());
        assertTrue(shift.days() <= 7, "found after " + shift.days() + " days");
        assertEquals(50, shift.impact() / shift.days(), 15);
    }

    @Test
    void a_slow_rise_is_a_drift_that_began_before_it_was_seen() {
        List<Finding> findings = Sample.findings(day -> Math.pow(1.5, Math.max(0, Math.min(1, (day - 90) / 28.0))));
        assertEquals(List.of(Kind.DRIFT), findings.stream().map(Finding::kind).toList());
        assertTrue(findings.get(0).days() >= 8);
        assertTrue(findings.get(0).date().isBefore(Sample.MONDAY.plusDays(118)));
    }

    @Test
    void days_of_one_burst_are_one_spike_unless_a_later_one_is_much_stronger() {
        assertEquals(1, spikes(Sample.findings(day -> day == 102 || day == 103 ? 2 : 1)));
        assertEquals(2, spikes(Sample.findings(day -> day == 102 ? 2 : day == 103 ? 6 : 1)));
    }

    @Test
    void a_day_has_one_finding_at_most() {
        List<Finding> findings = Sample.findings(day -> day < 90 ? 1 : 8);
        assertEquals(findings.size(), findings.stream().map(Finding::date).distinct().count());
    }

    @Test
    void a_spike_does_not_make_the_next_weeks_look_odd() {
        assertEquals(2, Sample.findings(day -> day == 60 || day == 74 ? 10 : 1).size());
    }

    @Test
    void growth_under_way_is_not_unusual() {
        assertEquals(List.of(), Sample.findings(day -> Math.exp(0.002 * day)));
    }

    @Test
    void a_higher_sensitivity_finds_what_the_default_leaves() {
        DailySeries series = Sample.times(day -> day == 90 ? 1.35 : 1);
        assertEquals(List.of(), Sample.judge(series).findings());
        List<Finding> findings = new AnomalyDetector(new Sensitivity(1.5)).judge(series).findings();
        assertTrue(findings.stream().anyMatch(finding -> finding.date().equals(Sample.MONDAY.plusDays(90))));
    }

    private static long spikes(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.kind() == Kind.SPIKE).count();
    }
}
