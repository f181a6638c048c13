package dev.ftcost.anomalies.statistics;

/** When and how a level left the one before: the step or the ramp of the last five weeks that fits the days best. */
record Onset(boolean gradual, int day) {

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
        return new Onset(gradual, first + (gradual ? ramp : step));
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
