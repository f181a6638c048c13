package dev.ftcost.anomalies.statistics;

/** What lasts longer than a day: when it begins, when it is over, and when a level left the one before. */
final class Episodes {
    private Episodes() {}

    /** Days in a row far above the expected cost: the first is reported, and the others belong to it, however high they are. */
    static final class Spike {
        private boolean open;

        /** Whether this day, a spike, opens an episode. */
        boolean opens() {
            boolean opens = !open;
            open = true;
            return opens;
        }

        /** A day that is no spike ends the episode unless it lies half-way to one. */
        void ordinaryDay(double strength, double threshold) {
            open &= strength >= threshold / 2;
        }
    }

    /** A week at a higher level: opens once, and closes when the weeks before have caught up or the level is back. */
    static final class Rise {

        private static final double TOLERATED_RISE = 0.04;
        private static final double LEAST_TOLERANCE = 0.5;
        private static final double LEAST_RISE = Math.log(1.17);

        private boolean open;

        boolean isOpen() {
            return open;
        }

        /** Standard deviations; where noise is loud, the tolerated rise is too small to make up for the many weeks that are looked at. */
        static double strength(Baseline baseline, double noise) {
            return (baseline.rise() - Math.max(TOLERATED_RISE, LEAST_TOLERANCE * noise)) / noise;
        }

        /** Whether the rise is worth a closer look. */
        boolean mayMatter(Baseline baseline) {
            return open || baseline.isLongEnough() && baseline.rise() > LEAST_RISE;
        }

        /** Whether an episode opens on this day; one that is open needs half of the threshold, not widened, to stay so. */
        boolean opens(Baseline baseline, double noise, double threshold, double widening) {
            double strength = strength(baseline, noise);
            if (open) {
                open = strength >= threshold / 2;
                return false;
            }
            open = mayMatter(baseline) && strength > threshold * widening && baseline.hasRisenMostly();
            return open;
        }
    }

    /** A collapse: two days in a row under half of the expected cost, or a week under 60 % of the weeks before. */
    static final class Drop {

        private static final double HALF = Math.log(0.5);
        private static final double COLLAPSED_WEEK = Math.log(0.6);
        private static final double SURE = 2;
        private static final double RECOVERED = Math.log(0.75);

        private boolean open;
        private double levelBefore;
        private boolean lowToday;
        private boolean lowYesterday;

        /** Takes in one day: its error on the log scale, and whether that is beyond the threshold and no habit of the series. */
        void day(double error, boolean unusual) {
            lowYesterday = lowToday;
            lowToday = unusual && error < HALF;
        }

        boolean showsInDays() {
            return lowToday && lowYesterday;
        }

        /** A week needs to be surer of a fall than of a rise: a halved week is seen at once at any usual noise. */
        static boolean showsInWeek(Baseline baseline, double noise, double threshold) {
            return baseline.isLongEnough() && baseline.change() < Math.min(COLLAPSED_WEEK, -SURE * threshold * noise);
        }

        /** Whether an episode opens; one that is open closes when day and week are back, or the weeks before have sunk as well. */
        boolean opens(boolean collapsed, double before, double today, double week) {
            if (open) {
                double recovered = Math.min(before, levelBefore) + RECOVERED;
                open = today < recovered || week < recovered;
                return false;
            }
            open = collapsed;
            levelBefore = before;
            return open;
        }
    }

    /**
     * When and how a level left the one before: the step or the ramp of the last five weeks that fits the days best.
     *
     * @param step the first day of the best step
     * @param day the first day of the better of the two; of the step where the ramp is hardly better
     */
    record Onset(boolean gradual, int step, int day) {
        private static final double CLEARLY = 1.1;

        private static final int DAYS = 35;
        private static final int SHORTEST_RAMP = 8;

        /** Judges the days up to {@code last}; a ramp must fit better than any step and have gone on for eight days. */
        static Onset of(LogCosts costs, Baseline baseline, int last) {
            int first = Math.max(0, last + 1 - DAYS);
            double[] rises = new double[last + 1 - first];
            for (int i = 0; i < rises.length; i++) {
                rises[i] = costs.log(first + i) - baseline.expected(first + i);
            }
            int step = 0;
            int ramp = 0;
            double[] steps = new double[rises.length];
            double[] ramps = new double[rises.length];
            for (int start = 0; start < rises.length; start++) {
                steps[start] = explained(rises, start, false);
                ramps[start] = explained(rises, start, true);
                step = steps[start] > steps[step] ? start : step;
                ramp = ramps[start] > ramps[ramp] ? start : ramp;
            }
            boolean gradual = ramps[ramp] > steps[step] && rises.length - ramp >= SHORTEST_RAMP;
            // A ramp that fits hardly better than a step would often begin before anything did.
            boolean isClear = ramps[ramp] > CLEARLY * steps[step];
            return new Onset(gradual, first + step, first + (gradual && isClear ? ramp : step));
        }

        /** The sum of squares that one fitted height (of a step) or slope (of a ramp) from {@code start} on takes away. */
        private static double explained(double[] rises, int start, boolean gradual) {
            double product = 0;
            double squares = 0;
            for (int i = start; i < rises.length; i++) {
                double shape = gradual ? i - start + 1 : 1;
                product += shape * rises[i];
                squares += shape * shape;
            }
            return product * product / squares;
        }
    }
}
