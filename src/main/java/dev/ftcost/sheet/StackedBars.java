package dev.ftcost.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The geometry of a chart of bars stacked by series, for a drawing of {@value #WIDTH} by {@value #HEIGHT} that stretches to its box. The
 * page draws it and writes names and figures next to it, sharp at every width. Places are decimals with at most one digit after the point.
 *
 * @param ticks the figures of the value axis, from the bottom
 * @param marks the backgrounds of the categories that stand out
 * @param stacked the bars of each series, in the order of the series; an amount that is unknown or not positive has none
 */
public record StackedBars(List<Tick> ticks, List<Mark> marks, List<List<Bar>> stacked) {
    public static final int WIDTH = 1000;
    public static final int HEIGHT = 300;
    /** The hundredths of a category's width that its bar leaves free, half of them on either side. */
    private static final int GAP = 22;
    /** No bar is wider than this part of the drawing, in tenths of its unit. */
    private static final int WIDEST = WIDTH * 10 * 12 / 100;

    /** A figure of the value axis, how high it stands in percent, and the place of its line. */
    public record Tick(String label, String percent, String y) {}

    /** A background from the top to the bottom. */
    public record Mark(String x, String width) {}

    /** A rectangle. */
    public record Bar(String x, String y, String width, String height) {}

    /** What is stacked: a value for each category; null is nothing. */
    public record Series(List<BigDecimal> values) {}

    /** @param marked the places of the categories that stand out; @return null when there is nothing to show */
    public static StackedBars of(int categories, List<Series> series, Set<Integer> marked) {
        BigDecimal highest = BigDecimal.ZERO;
        for (int c = 0; c < categories; c++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Series each : series) {
                sum = sum.add(height(each.values().get(c)));
            }
            highest = highest.max(sum);
        }
        if (highest.signum() == 0) {
            return null;
        }
        BigDecimal step = step(highest);
        int steps = highest.divide(step, 0, RoundingMode.CEILING).intValueExact();
        List<Mark> marks = new ArrayList<>();
        marked.stream().sorted().forEach(c -> marks.add(new Mark(x(c, categories, room(categories)), tenths(room(categories)))));
        return new StackedBars(ticks(step, steps), marks, bars(categories, series, step.multiply(BigDecimal.valueOf(steps))));
    }

    private static BigDecimal height(BigDecimal value) {
        return value == null || value.signum() < 0 ? BigDecimal.ZERO : value;
    }

    /** The smallest of 1, 2 and 5 times a power of ten that reaches the highest in four steps. */
    private static BigDecimal step(BigDecimal highest) {
        BigDecimal quarter = highest.divide(BigDecimal.valueOf(4));
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(quarter.precision() - quarter.scale() - 1);
        for (int factor : new int[] {1, 2, 5}) {
            BigDecimal step = power.multiply(BigDecimal.valueOf(factor));
            if (step.compareTo(quarter) >= 0) {
                return step;
            }
        }
        return power.scaleByPowerOfTen(1);
    }

    private static List<Tick> ticks(BigDecimal step, int steps) {
        List<Tick> ticks = new ArrayList<>();
        for (int t = 0; t <= steps; t++) {
            String label = "$" + Money.grouped(step.multiply(BigDecimal.valueOf(t)).stripTrailingZeros().toPlainString());
            String percent = Money.exact(Money.quotient(BigDecimal.valueOf(100L * t), BigDecimal.valueOf(steps), 2));
            ticks.add(new Tick(label, percent, tenths(rounded(10 * HEIGHT * (steps - t), steps))));
        }
        return ticks;
    }

    private static List<List<Bar>> bars(int categories, List<Series> series, BigDecimal top) {
        int width = Math.min(room(categories), WIDEST);
        List<List<Bar>> stacked = new ArrayList<>();
        series.forEach(each -> stacked.add(new ArrayList<>()));
        for (int c = 0; c < categories; c++) {
            BigDecimal sum = BigDecimal.ZERO;
            int below = 10 * HEIGHT;
            for (int s = 0; s < series.size(); s++) {
                BigDecimal value = height(series.get(s).values().get(c));
                if (value.signum() > 0) {
                    sum = sum.add(value);
                    // A bar begins where the one below it ends, to the digit: no line of the background shows between them.
                    int above = Money.quotient(top.subtract(sum).multiply(BigDecimal.valueOf(10 * HEIGHT)), top, 0).intValueExact();
                    stacked.get(s).add(new Bar(x(c, categories, width), tenths(above), tenths(width), tenths(below - above)));
                    below = above;
                }
            }
        }
        return stacked;
    }

    /** The width of a category without its gap, in tenths. Every category has the same room, so that the page can write under it. */
    private static int room(int categories) {
        return rounded(WIDTH * (100 - GAP), 10 * categories);
    }

    /** Where something of a width in tenths begins that is in the middle of its category. */
    private static String x(int category, int categories, int width) {
        return tenths(rounded(10 * WIDTH * (2 * category + 1) - width * categories, 2 * categories));
    }

    /** A quotient of numbers that are not negative, half up. */
    private static int rounded(int dividend, int divisor) {
        return (2 * dividend + divisor) / (2 * divisor);
    }

    private static String tenths(int tenths) {
        return BigDecimal.valueOf(tenths, 1).stripTrailingZeros().toPlainString();
    }
}
