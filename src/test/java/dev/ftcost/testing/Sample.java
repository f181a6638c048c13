package dev.ftcost.testing;

import dev.ftcost.anomalies.statistics.AnomalyDetector;
import dev.ftcost.anomalies.statistics.DailySeries;
import dev.ftcost.anomalies.statistics.Detection;
import dev.ftcost.anomalies.statistics.Sensitivity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Series for the tests: 26 weeks from a Monday on, about 100 dollars a day with a tenth of noise, times a factor a day. */
public final class Sample {

    public static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    public static final int DAYS = 182;

    private Sample() {}

    public static DailySeries times(IntToDoubleFunction factor) {
        return times(7, factor);
    }

    /** The same with other noise. */
    public static DailySeries times(long seed, IntToDoubleFunction factor) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] cost = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            cost[day] = 100 * Math.exp(0.1 * random.nextGaussian()) * factor.applyAsDouble(day);
        }
        return new DailySeries(MONDAY, cost);
    }

    /** A series as it was known after its first days. */
    public static DailySeries until(DailySeries series, int days) {
        return new DailySeries(series.first(), Arrays.copyOf(series.cost(), days), series.gaps().get(0, days));
    }

    public static double weekdayHeavy(int day) {
        return day % 7 < 5 ? 1 : 0.45;
    }

    public static double silentWeekend(int day) {
        return day % 7 < 5 ? 1 : 0;
    }

    public static AnomalyDetector.Judgement judge(DailySeries series) {
        return new AnomalyDetector(Sensitivity.DEFAULT).judge(series);
    }

    public static List<Detection> findings(IntToDoubleFunction factor) {
        return judge(times(factor)).findings();
    }
}
