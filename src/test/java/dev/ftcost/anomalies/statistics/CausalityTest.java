package dev.ftcost.anomalies.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ftcost.testing.Sample;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** With later days cut off, the answer for the earlier ones is the same, on every prefix. */
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

    private static double eventful(int day) {
        double drift = Math.pow(2, Math.max(0, Math.min(1, (day - 130) / 28.0)));
        return drift * (day == 40 ? 3 : 1) * (day >= 60 && day < 95 ? 1.6 : 1) * (day >= 170 ? 0.1 : 1);
    }

    private static void assertCausal(DailySeries whole) {
        AnomalyDetector detector = new AnomalyDetector(new Sensitivity(1.3));
        List<Detection> all = detector.judge(whole).findings();
        for (int days = 0; days <= whole.days(); days++) {
            DailySeries prefix = Sample.until(whole, days);
            List<Detection> earlier = all.stream().filter(finding -> finding.date().isBefore(whole.date(prefix.days()))).toList();
            assertEquals(earlier, detector.judge(prefix).findings(), "after " + days + " days");
        }
    }
}
