package dev.ftcost.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Bars stacked by series, as inline SVG without a word in it but the tooltips: the page writes names and figures beside it, sharp at
 * every width, and no font of the machine decides the bytes. Colours are the page's variables {@code --s0}, {@code --s1}, ….
 *
 * @param svg stretches to its box
 * @param ticks the figures of the value axis, from the bottom
 */
public record StackedBars(String svg, List<Tick> ticks) {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 300;
    /** The part of the width that is between the bars. */
    private static final double GAP = 0.22;
    private static final double WIDEST_BAR = 0.12;
    private static final String CLIP = " clip-path='url(#bars-clip-0)'/>";

    /** A figure of the value axis and how high it stands, in percent. */
    public record Tick(String label, String percent) {}

    /** What is stacked: a value and a tooltip for each category; null is nothing. */
    public record Series(List<BigDecimal> values, List<String> titles) {}

    /** @param marked the places of the categories that stand out; @return null when there is nothing to show */
    public static StackedBars of(int categories, List<Series> series, Set<Integer> marked) {
        BigDecimal highest = BigDecimal.ZERO;
        for (int c = 0; c < categories; c++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Series each : series) {
                BigDecimal value = each.values().get(c);
                sum = value == null ? sum : sum.add(value);
            }
            highest = highest.max(sum);
        }
        if (highest.signum() == 0) {
            return null;
        }
        double step = step(highest.doubleValue() / 4);
        int steps = (int) Math.ceil(highest.doubleValue() / step);
        List<Tick> ticks = new ArrayList<>();
        for (int t = 0; t <= steps; t++) {
            String label = BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(t)).stripTrailingZeros().toPlainString();
            ticks.add(new Tick("$" + Money.grouped(label), Money.exact(Money.cents(new BigDecimal(100 * t / (double) steps)))));
        }
        return new StackedBars(draw(categories, series, marked, step, step * steps), ticks);
    }

    /** The smallest of 1, 2 and 5 times a power of ten that is not less. */
    private static double step(double least) {
        int power = (int) Math.ceil(Math.log10(least)) - 1;
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * Math.pow(10, power) >= least) {
                return factor * Math.pow(10, power);
            }
        }
        return Math.pow(10, power + 1);
    }

    /** Only the height of a bar is binary; figures never come from here. */
    private static String draw(int categories, List<Series> series, Set<Integer> marked, double step, double top) {
        StringBuilder svg = new StringBuilder("<svg preserveAspectRatio='none' aria-hidden='true' viewBox='0 0 1000 300'><defs><clipPath id='bars-clip-0'>"
                + "<path d='M0,0L0,300L1000,300L1000,0Z'/></clipPath></defs>");
        double gaps = GAP * (categories - 1) / categories;
        // Half a gap at either end, so that every category has the same room and the page can write under it.
        double end = GAP / (2 * categories);
        double room = WIDTH * (1 - gaps - end - end) / categories;
        double apart = categories > 1 ? room + WIDTH * gaps / (categories - 1) : room;
        for (int line = 0; line <= (int) Math.floor(top / step); line++) {
            String y = number(y(line * step, top));
            svg.append("<line x1='0' y1='").append(y).append("' x2='1000' y2='").append(y).append("' style='stroke-width:1.0;stroke:var(--grid);"
                    + "stroke-opacity:1.0;stroke-linecap:square;stroke-miterlimit:10;shape-rendering:crispEdges'").append(CLIP);
        }
        for (int c : new TreeSet<>(marked)) {
            double from = WIDTH * end + c * apart;
            double until = from + room;
            rect(svg, from, 0, until - from, HEIGHT, "mark");
        }
        for (int c = 0; c < categories; c++) {
            for (Series each : series) {
                if (each.values().get(c) != null) {
                    svg.append("<g><title>").append(escaped(Shown.visible(each.titles().get(c)))).append("</title></g>");
                }
            }
        }
        double width = Math.min(room, WIDTH * WIDEST_BAR);
        for (int c = 0; c < categories; c++) {
            double x = WIDTH * end + c * apart + room / 2 - width / 2;
            double below = 0;
            for (int s = 0; s < series.size(); s++) {
                BigDecimal value = series.get(s).values().get(c);
                if (value != null && value.signum() > 0) {
                    double above = below + value.doubleValue();
                    rect(svg, x, y(above, top), width, y(below, top) - y(above, top), "s" + s);
                    below = above;
                }
            }
        }
        return svg.append("</svg>").toString();
    }

    private static double y(double value, double top) {
        return HEIGHT + value / top * -HEIGHT;
    }

    private static void rect(StringBuilder svg, double x, double y, double width, double height, String colour) {
        svg.append("<rect x='").append(number(x)).append("' y='").append(number(y)).append("' width='").append(number(width)).append("' height='")
                .append(number(height)).append("' style='fill:var(--").append(colour).append(")'").append(CLIP);
    }

    private static String number(double number) {
        return BigDecimal.valueOf(Math.round(number * 10)).movePointLeft(1).stripTrailingZeros().toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&apos;").replace("\"", "&quot;");
    }
}
