package dev.ftcost.sheet;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryMarker;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;
import org.jfree.svg.ViewBox;

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
    private static final double GAP = 0.22;
    /** Colours that stand for a variable of the page: the red channel says which. */
    private static final int SERIES = 1;
    private static final Color GRID = new Color(100, 0, 0);
    private static final Color MARK = new Color(101, 0, 0);

    /** A figure of the value axis and how high it stands, in percent. */
    public record Tick(String label, String percent) {}

    /** What is stacked: a value and a tooltip for each category; null is nothing. */
    public record Series(List<BigDecimal> values, List<String> titles) {}

    /** @param marked the places of the categories that stand out; @return null when there is nothing to show */
    public static StackedBars of(int categories, List<Series> series, Set<Integer> marked) {
        BigDecimal highest = BigDecimal.ZERO;
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (int c = 0; c < categories; c++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int s = 0; s < series.size(); s++) {
                BigDecimal value = series.get(s).values().get(c);
                sum = value == null ? sum : sum.add(value);
                // Only the height of a bar is binary; figures never come from here.
                data.addValue(value, s, c);
            }
            highest = highest.max(sum);
        }
        if (highest.signum() == 0) {
            return null;
        }
        double step = NumberAxis.createStandardTickUnits().getCeilingTickUnit(highest.doubleValue() / 4).getSize();
        int steps = (int) Math.ceil(highest.doubleValue() / step);
        List<Tick> ticks = new ArrayList<>();
        for (int t = 0; t <= steps; t++) {
            String label = BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(t)).stripTrailingZeros().toPlainString();
            ticks.add(new Tick("$" + Money.grouped(label), Money.exact(Money.cents(new BigDecimal(100 * t / (double) steps)))));
        }
        return new StackedBars(draw(data, series, marked, step, steps), ticks);
    }

    private static String draw(DefaultCategoryDataset data, List<Series> series, Set<Integer> marked, double step, int steps) {
        System.setProperty("java.awt.headless", "true");
        NumberAxis values = new NumberAxis();
        values.setTickUnit(new NumberTickUnit(step));
        values.setRange(0, step * steps);
        values.setVisible(false);
        CategoryPlot plot = new CategoryPlot(data, categories(data.getColumnCount()), values, renderer(series));
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        marked.stream().sorted().forEach(c -> plot.addDomainMarker(new CategoryMarker(c, MARK, new BasicStroke(1)), Layer.BACKGROUND));
        ChartFactory.setChartTheme(new StandardChartTheme("plain"));
        JFreeChart chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        chart.setBackgroundPaint(null);
        SVGGraphics2D svg = new SVGGraphics2D(WIDTH, HEIGHT);
        svg.setDefsKeyPrefix("bars-");
        svg.setGeomDoubleConverter(StackedBars::number);
        chart.draw(svg, new Rectangle(WIDTH, HEIGHT));
        return colours(svg.getSVGElement(null, false, new ViewBox(0, 0, WIDTH, HEIGHT), null, null), series.size());
    }

    private static CategoryAxis categories(int count) {
        CategoryAxis axis = new CategoryAxis();
        axis.setVisible(false);
        // Half a gap at either end, so that every category has the same room and the page can write under it.
        axis.setCategoryMargin(GAP * (count - 1) / count);
        axis.setLowerMargin(GAP / (2 * count));
        axis.setUpperMargin(GAP / (2 * count));
        return axis;
    }

    private static StackedBarRenderer renderer(List<Series> series) {
        StackedBarRenderer renderer = new StackedBarRenderer() {
            private static final long serialVersionUID = 1L;

            @Override
            public void drawItem(Graphics2D g2, CategoryItemRendererState state, Rectangle2D area, CategoryPlot plot, CategoryAxis domain,
                    ValueAxis range, CategoryDataset data, int row, int column, int pass) {
                boolean bar = pass == 0 && data.getValue(row, column) != null;
                if (bar) {
                    g2.setRenderingHint(SVGHints.KEY_BEGIN_GROUP, Map.of());
                    g2.setRenderingHint(SVGHints.KEY_ELEMENT_TITLE, DisplayText.visible(series.get(row).titles().get(column)));
                }
                super.drawItem(g2, state, area, plot, domain, range, data, row, column, pass);
                if (bar) {
                    g2.setRenderingHint(SVGHints.KEY_END_GROUP, "bar");
                }
            }
        };
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setMaximumBarWidth(0.12);
        for (int s = 0; s < series.size(); s++) {
            renderer.setSeriesPaint(s, new Color(SERIES + s, 0, 0));
        }
        return renderer;
    }

    /** The page's variables for the colours that stand for them, so that one drawing serves light and dark. */
    private static String colours(String svg, int series) {
        String coloured = svg.replace("rgb(100,0,0)", "var(--grid)").replace("rgb(101,0,0)", "var(--mark)");
        for (int s = 0; s < series; s++) {
            coloured = coloured.replace("rgb(" + (SERIES + s) + ",0,0)", "var(--s" + s + ")");
        }
        // Inside a page the names of the vocabularies are known, and no address at all stands in it.
        return coloured.replaceAll(" xmlns(:[a-z]+)?='[^']*'", "").replaceFirst("<svg ", "<svg preserveAspectRatio='none' aria-hidden='true' ");
    }

    private static String number(double number) {
        return BigDecimal.valueOf(Math.round(number * 10)).movePointLeft(1).stripTrailingZeros().toPlainString();
    }
}
