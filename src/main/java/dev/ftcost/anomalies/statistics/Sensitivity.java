package dev.ftcost.anomalies.statistics;

import java.util.regex.Pattern;

/**
 * How readily a day is called unusual: 1 is the default, 1.2 divides both thresholds by 1.2 and finds smaller events at
 * the price of more false alerts, 0.8 is quieter. The evaluation prints what each value costs.
 */
public record Sensitivity(double factor) {

    public static final Sensitivity DEFAULT = new Sensitivity(1);

    private static final Pattern NUMBER = Pattern.compile("\\d{0,9}\\.?\\d{1,9}");
    private static final double LEAST = 0.1;
    private static final double MOST = 10;
    private static final double SPIKE = 3.05;
    private static final double LEVEL = 2.3;

    public Sensitivity {
        if (!(factor >= LEAST && factor <= MOST)) {
            throw new IllegalArgumentException(String.valueOf(factor));
        }
    }

    /** @throws IllegalArgumentException for what is no number, or none between 0.1 and 10 */
    public static Sensitivity of(String text) {
        return new Sensitivity(NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN);
    }

    /** A quieter or a sharper one, within the range that there is. */
    public Sensitivity times(double other) {
        return new Sensitivity(Math.max(LEAST, Math.min(MOST, factor * other)));
    }

    /** Standard deviations above which one day is a spike. */
    double spike() {
        return SPIKE / factor;
    }

    /** Standard deviations above which a week is another level. */
    double level() {
        return LEVEL / factor;
    }
}
