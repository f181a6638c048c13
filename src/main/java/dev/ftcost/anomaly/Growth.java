package dev.ftcost.anomaly;

/** The growth that was under way before the last week: what goes on as before is not unusual. */
final class Growth {

    private static final double MOST_PER_DAY = 0.004;
    private static final int FEWEST_DAYS = 7;

    private Growth() {
    }

    /** Log units a day, never negative; measured between two spans of up to six weeks that end seven days before {@code end}. */
    static double perDay(WeekPattern pattern, int end, double scale) {
        int recent = Baseline.days(end);
        int earlier = Math.min(Baseline.MOST_DAYS, end - Baseline.WEEK - recent);
        if (scale == 0 || earlier < FEWEST_DAYS) {
            return 0;
        }
        double rise = Middle.trimmedMean(pattern.withoutPattern(end - Baseline.WEEK, recent))
                - Middle.trimmedMean(pattern.withoutPattern(end - Baseline.WEEK - recent, earlier));
        double noise = scale * scale * (1.0 / recent + 1.0 / earlier);
        if (rise * rise <= noise || rise < 0) {
            return 0;
        }
        double kept = rise * (1 - noise / (rise * rise));
        return Math.min(MOST_PER_DAY, kept / ((recent + earlier) / 2.0));
    }
}
