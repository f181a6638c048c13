package dev.ftcost.anomalies.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ftcost.testing.Sample;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * With later days cut off, the findings of the earlier ones are the same, on every prefix: kind, dates, strength, and what was
 * expected of each day. Only the last day of an episode may lie later in the whole series, and then it adds its own dollars.
 */
class CausalityTest {

    @Test
    void aSeriesWithEveryKindOfEvent() {
        assertCausal(Sample.times(CausalityTest::eventful));
    }

    @Test
    void aSeriesWithSilentWeekendsAndGaps() {
        assertCausal(Sample.times(day -> Sample.silentWeekend(day) * (day % 23 == 0 ? 0 : 1) * eventful(day)));
    }

    @Test
    void aSeriesThatIsUsedOnOddDays() {
        SplittableRandom random = new SplittableRandom(3);
        IntToDoubleFunction sometimes = day -> random.nextDouble() < 0.6 ? 1 : 0;
        assertCausal(Sample.times(sometimes));
    }

    @Test
    void aSeriesWithGapsAndBurstsAndMonthlyRuns() {
        DailySeries series = Sample.times(day -> eventful(day) * (Sample.MONDAY.plusDays(day).getDayOfMonth() == 1 ? 4 : 1)
                * (day >= 110 && day < 114 ? 2 + day % 3 : 1));
        BitSet gaps = new BitSet();
        gaps.set(75, 82);
        gaps.set(150, 152);
        assertCausal(new DailySeries(series.first(), series.cost(), gaps));
    }

    private static double eventful(int day) {
        double drift = Math.pow(2, Math.max(0, Math.min(1, (day - 130) / 28.0)));
        return drift * (day == 40 ? 3 : 1) * (day >= 60 && day < 95 ? 1.6 : 1) * (day >= 170 ? 0.1 : 1);
    }

    /** A finding without the days of its episode from {@code end} on. */
    private static Detection until(Detection finding, DailySeries series, LocalDate end) {
        List<Double> expected = finding.expectedByDay().subList(0,
                (int) Math.min(finding.expectedByDay().size(), ChronoUnit.DAYS.between(finding.since(), end)));
        double actual = 0;
        for (int i = 0; i < expected.size(); i++) {
            int day = (int) ChronoUnit.DAYS.between(series.first(), finding.since()) + i;
            actual += series.gaps().get(day) ? 0 : series.cost()[day];
        }
        return new Detection(finding.kind(), finding.date(), finding.since(), expected, actual, finding.strength());
    }

    private static void assertCausal(DailySeries whole) {
        AnomalyDetector detector = new AnomalyDetector(new Sensitivity(1.3));
        List<Detection> all = detector.judge(whole).findings();
        for (int days = 0; days <= whole.days(); days++) {
            DailySeries prefix = Sample.until(whole, days);
            LocalDate end = whole.date(prefix.days());
            List<Detection> earlier = all.stream().filter(finding -> finding.date().isBefore(end))
                    .map(finding -> until(finding, whole, end)).toList();
            assertEquals(earlier, detector.judge(prefix).findings(), "after " + days + " days");
        }
    }
}
