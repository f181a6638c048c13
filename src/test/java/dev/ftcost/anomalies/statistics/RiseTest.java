package dev.ftcost.anomalies.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiseTest {

    @Test
    void aDoubledSaturdayIsASpikeAlthoughItCostsLessThanAWeekday() {
        List<Detection> findings = Sample.findings(day -> Sample.weekdayHeavy(day) * (day == 89 ? 2 : 1));
        assertEquals(1, findings.size());
        Detection spike = findings.get(0);
        assertEquals(Kind.SPIKE, spike.kind());
        assertEquals(Sample.MONDAY.plusDays(89), spike.date());
        assertEquals(spike.date(), spike.since());
        assertEquals(45, spike.expected(), 7);
        assertEquals(spike.actual() - spike.expected(), spike.impact());
    }

    @Test
    void aNewLevelIsReportedOnceAndItsDollarsCountFromItsFirstDay() {
        List<Detection> shifts = Sample.findings(day -> day < 90 ? 1 : 1.5).stream()
                .filter(finding -> finding.kind() != Kind.SPIKE).toList();
        assertEquals(1, shifts.size());
        Detection shift = shifts.get(0);
        assertEquals(Kind.LEVEL_SHIFT, shift.kind());
        assertEquals(Sample.MONDAY.plusDays(90), shift.since());
        assertTrue(shift.days() <= 7, "found after " + shift.days() + " days");
        assertEquals(50, shift.impact() / shift.days(), 15);
    }

    @Test
    void aSlowRiseIsADriftThatBeganBeforeItWasSeen() {
        List<Detection> findings = Sample.findings(day -> Math.pow(1.5, Math.max(0, Math.min(1, (day - 90) / 28.0))));
        assertEquals(List.of(Kind.DRIFT), findings.stream().map(Detection::kind).toList());
        assertTrue(findings.get(0).days() >= 8);
        assertTrue(findings.get(0).date().isBefore(Sample.MONDAY.plusDays(118)));
    }

    @Test
    void daysOfOneBurstAreOneSpikeUnlessALaterOneIsMuchStronger() {
        assertEquals(1, spikes(Sample.findings(day -> day == 102 || day == 103 ? 2 : 1)));
        assertEquals(2, spikes(Sample.findings(day -> day == 102 ? 2 : day == 103 ? 6 : 1)));
    }

    @Test
    void aDayHasOneFindingAtMost() {
        List<Detection> findings = Sample.findings(day -> day < 90 ? 1 : 8);
        assertEquals(findings.size(), findings.stream().map(Detection::date).distinct().count());
    }

    @Test
    void aSpikeDoesNotMakeTheNextWeeksLookOdd() {
        assertEquals(2, Sample.findings(day -> day == 60 || day == 74 ? 10 : 1).size());
    }

    @Test
    void growthUnderWayIsNotUnusual() {
        assertEquals(List.of(), Sample.findings(day -> Math.exp(0.002 * day)));
    }

    @Test
    void aHigherSensitivityFindsWhatTheDefaultLeaves() {
        DailySeries series = Sample.times(day -> day == 90 ? 1.35 : 1);
        assertEquals(List.of(), Sample.judge(series).findings());
        List<Detection> findings = new AnomalyDetector(new Sensitivity(1.5)).judge(series).findings();
        assertTrue(findings.stream().anyMatch(finding -> finding.date().equals(Sample.MONDAY.plusDays(90))));
    }

    private static long spikes(List<Detection> findings) {
        return findings.stream().filter(finding -> finding.kind() == Kind.SPIKE).count();
    }
}
