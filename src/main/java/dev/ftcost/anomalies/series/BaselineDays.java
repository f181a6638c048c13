package dev.ftcost.anomalies.series;

import java.time.LocalDate;

/**
 * The days that an episode is compared with: for each of its days, the same weekdays among the 28 days before the
 * episode, as far back as the series goes. Weights are whole numbers, twelfths of a day, so that sums stay exact.
 */
public final class BaselineDays {

    /** The weight of a day that is the only one of its weekday; 12 can be divided among one, two, three or four weeks. */
    public static final int WHOLE = 12;
    private static final int DAYS = 28;

    private final int first;
    private final int end;
    private final int[] wanted = new int[7];
    private final int[] there = new int[7];

    /** For the days {@code from} to {@code to} of an episode that began on {@code since}. */
    public BaselineDays(CostSeries series, LocalDate since, LocalDate from, LocalDate to) {
        end = series.index(since);
        first = Math.max(Math.min(end, series.firstUse()), end - DAYS);
        for (int day = series.index(from); day <= series.index(to); day++) {
            wanted[day % 7] += series.isGap(day) ? 0 : 1;
        }
        for (int day = first; day < end; day++) {
            there[day % 7] += series.isGap(day) ? 0 : 1;
        }
    }

    public int first() {
        return first;
    }

    /** How often a day counts, in twelfths; 0 for a day outside, and for a weekday that only gaps have. */
    public long weight(int day) {
        if (day < first || day >= end || there[day % 7] == 0) {
            return 0;
        }
        return (long) wanted[day % 7] * WHOLE / there[day % 7];
    }
}
