package dev.ftcost.testing;

import dev.ftcost.anomalies.statistics.DailySeries;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * A recipe for made-up daily costs: 90 to 200 days, 20 to 2000 dollars a day, lognormal noise with a standard deviation
 * between {@code leastNoise} and {@code mostNoise}, and a steady growth in 30 days between {@code leastGrowth} and
 * {@code mostGrowth}.
 */
public record Synthetic(Week week, Noise noise, double leastNoise, double mostNoise, double leastGrowth, double mostGrowth) {

    public static final int SHORTEST = 90;
    public static final int LONGEST = 200;

    public DailySeries series(SplittableRandom random) {
        double[] cost = new double[random.nextInt(SHORTEST, LONGEST + 1)];
        LocalDate first = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(7));
        double level = Math.exp(between(random, Math.log(20), Math.log(2000)));
        double deviation = between(random, leastNoise, mostNoise);
        double growth = between(random, leastGrowth, mostGrowth) / 30;
        double error = random.nextGaussian();
        for (int day = 0; day < cost.length; day++) {
            error = noise.next(random, error);
            cost[day] = level * Math.exp(growth * day + deviation * error) * (isWeekend(first, day) ? week.weekend : 1);
        }
        return new DailySeries(first, cost);
    }

    public static boolean isWeekend(LocalDate first, int day) {
        return first.plusDays(day).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    private static double between(SplittableRandom random, double least, double most) {
        return least + (most - least) * random.nextDouble();
    }
}
