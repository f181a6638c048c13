package dev.ftcost.anomalies.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Sample;
import java.util.Arrays;
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
        assertEquals(50, shift.impact() / shift.expectedByDay().size(), 15);
        assertEquals(14, shift.expectedByDay().size(), "after two weeks it is the new level");
    }

    @Test
    void aSlowRiseIsADriftThatBeganBeforeItWasSeen() {
        List<Detection> findings = Sample.findings(day -> Math.pow(1.5, Math.max(0, Math.min(1, (day - 90) / 28.0))));
        assertEquals(List.of(Kind.DRIFT), findings.stream().map(Detection::kind).toList());
        assertTrue(findings.get(0).days() >= 8);
        assertTrue(findings.get(0).date().isBefore(Sample.MONDAY.plusDays(118)));
    }

    @Test
    void daysOfOneBurstAreOneSpikeOfAllTheirDollarsHoweverTheirHeightChanges() {
        for (double[] heights : new double[][] {{2, 2}, {2, 6}, {6, 2}, {5, 3, 8}}) {
            List<Detection> findings = Sample.findings(day -> day >= 102 && day < 102 + heights.length ? heights[day - 102] : 1);
            assertEquals(List.of(Kind.SPIKE), findings.stream().map(Detection::kind).toList(), Arrays.toString(heights));
            Detection burst = findings.get(0);
            assertEquals(Sample.MONDAY.plusDays(102), burst.date());
            assertEquals(Sample.MONDAY.plusDays(101 + heights.length), burst.last());
            double excess = 100 * (Arrays.stream(heights).sum() - heights.length);
            assertEquals(excess, burst.impact(), 0.25 * excess, Arrays.toString(heights));
        }
    }

    @Test
    void aStepOfAQuarterIsHardlyEverADriftFromBeforeItBegan() {
        int early = 0;
        for (int noise = 0; noise < 20; noise++) {
            List<Detection> rises = Sample.judge(Sample.times(noise, day -> day < 90 ? 1 : 1.25)).findings();
            for (Detection rise : rises) {
                early += rise.kind() == Kind.DRIFT && rise.since().isBefore(Sample.MONDAY.plusDays(90)) ? 1 : 0;
            }
        }
        assertTrue(early <= 1, early + " of 20");
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
}
