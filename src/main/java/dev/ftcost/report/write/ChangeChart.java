package dev.ftcost.report.write;

import dev.ftcost.report.Change;
import dev.ftcost.report.write.CostChart.Part;
import dev.ftcost.report.write.CostChart.Slot;
import dev.ftcost.report.write.CostChart.Tip;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.sheet.StackedBars.Series;
import dev.ftcost.sheet.StackedBars;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** From the month before to this month as a waterfall: each driver of the change begins where the one before it ends. */
final class ChangeChart {
    /** The series: what carries a floating bar and is not drawn, a whole month, more, and less. */
    private static final int CARRIER = 0;
    private static final int MONTH = 1;
    private static final int MORE = 2;
    private static final int LESS = 3;

    private final List<List<BigDecimal>> series = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    private final List<Slot> slots = new ArrayList<>();

    private ChangeChart() {}

    static CostChart of(String month, Change change) {
        String days = change.days() == null ? "" : ", " + change.sameDays();
        ChangeChart chart = new ChangeChart();
        chart.whole(change.before() + days, change.total().before());
        StringJoiner drivers = new StringJoiner(", ");
        BigDecimal level = change.total().before();
        Sheet causes = ChangeSheets.causes(change);
        List<List<String>> shown = DisplayText.rows(causes);
        for (int r = 0; r < causes.rows().size(); r++) {
            BigDecimal amount = (BigDecimal) causes.rows().get(r).get(2);
            String signed = (amount.signum() > 0 ? "+" : "") + shown.get(r).get(2);
            chart.step(shown.get(r), signed, level, amount);
            level = level.add(amount);
            drivers.add(shown.get(r).get(0) + " " + signed);
        }
        chart.whole(month + days, change.total().now());
        String sentence = "Waterfall from " + Money.shown(change.total().before()) + " in " + change.before() + days + " to "
                + Money.shown(change.total().now()) + " in " + month + days + ": " + drivers;
        return new CostChart(StackedBars.of(chart.slots.size(), chart.series.stream().map(Series::new).toList(), Set.of()), sentence,
                List.of(), chart.slots);
    }

    private void whole(String name, BigDecimal cost) {
        add(BigDecimal.ZERO, MONTH, cost);
        slots.add(new Slot(name, Money.shown(cost), true, false, new Tip(name + ": " + Money.shown(cost), List.of())));
    }

    private void step(List<String> driver, String signed, BigDecimal from, BigDecimal amount) {
        BigDecimal to = from.add(amount);
        int color = amount.signum() < 0 ? LESS : MORE;
        add(from.min(to), color, amount.abs());
        slots.add(new Slot(driver.get(0), signed, true, false, new Tip(driver.get(0) + ": " + signed,
                List.of(new Part(color, driver.get(1) + ", from", Money.shown(from) + " to " + Money.shown(to))))));
    }

    private void add(BigDecimal carried, int color, BigDecimal height) {
        for (int s = CARRIER; s <= LESS; s++) {
            series.get(s).add(s == CARRIER ? carried : s == color ? height : BigDecimal.ZERO);
        }
    }
}
