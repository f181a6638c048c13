package dev.ftcost.testing;

import dev.ftcost.anomalies.statistics.DailySeries;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded series: the same seed and size give the same series to every method. */
public record Trial(long seed, int seriesPerWeek) {

    /** Series in which nothing happens, of all three shapes of a week, from shrinking by 5 % to growing by 10 % in 30 days. */
    public List<DailySeries> quiet(Noise noise, double leastNoise, double mostNoise) {
        return quiet(noise, leastNoise, mostNoise, -0.05, 0.10);
    }

    public List<DailySeries> quiet(Noise noise, double leastNoise, double mostNoise, double leastGrowth, double mostGrowth) {
        SplittableRandom random = new SplittableRandom(seed);
        List<DailySeries> all = new ArrayList<>();
        for (Week week : Week.values()) {
            Synthetic recipe = new Synthetic(week, noise, leastNoise, mostNoise, leastGrowth, mostGrowth);
            for (int i = 0; i < seriesPerWeek; i++) {
                all.add(recipe.series(random));
            }
        }
        return all;
    }

    /** One event in each series, in all three shapes of a week. */
    public Score score(Method method, Event event, Difficulty difficulty) {
        SplittableRandom random = new SplittableRandom(seed + 1 + event.ordinal());
        Score score = new Score();
        for (DailySeries quiet : quiet(Noise.INDEPENDENT, difficulty.leastNoise, difficulty.mostNoise)) {
            int start = event.start(random, quiet);
            score.add(method, event, quiet, event.in(quiet, start, difficulty.factor(event)), start);
        }
        return score;
    }
}
