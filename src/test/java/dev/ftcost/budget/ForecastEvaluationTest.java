package dev.ftcost.budget;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Golden;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How near the forecast is to the truth, over three years of seeded months of each kind: beside the average of the weekday in the month so far, which was the forecast before, and
 * the median of the weekday in four weeks alone.
 */
class ForecastEvaluationTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2027, 1, 1);
    private static final int[] DAYS = {7, 14, 21};
    private static final int SEEDS = 4;
    private static final Path PAGE = Path.of("src/site/markdown/budget.md");
    private static final Pattern ROWS = Pattern.compile("\\| what happens \\|[^\n]*\n\\|[-:|]+\n((?:\\|[^\n]*\n)*)");

    /** What happens in a month; in the first three, within its first six days. */
    private enum Scenario {
        SPIKE("one day of 4 to 15 times the usual"), BURST("two days of 3 to 8 times the usual"), SHIFT(
                "a level of 0.5 to 2.5 times the usual that stays"), QUIET(
                        "nothing"), MIXED("any of these on any day: nothing in half of the months, a spike in three of ten");

        private final String words;

        Scenario(String words) {
            this.words = words;
        }
    }

    private interface Method {
        BigDecimal forecast(Spending spending, YearMonth month);
    }

    private static final Map<String, Method> METHODS = Map.of("before", ForecastEvaluationTest::averageSoFar, "median",
            ForecastEvaluationTest::medianAlone, "now", (spending, month) -> Forecast.of(spending, month).amount());

    @Test
    void theForecastIsNearerToTheTruthThanTheOneBeforeAndTheMedianAlone() throws IOException {
        StringBuilder table = new StringBuilder();
        for (Scenario scenario : Scenario.values()) {
            Map<String, double[]> errors = new HashMap<>();
            METHODS.forEach((name, method) -> errors.put(name, medianErrors(scenario, method)));
            table.append("| ").append(scenario.words);
            for (int d = 0; d < DAYS.length; d++) {
                for (String name : List.of("before", "median", "now")) {
                    table.append(String.format(Locale.ROOT, " | %s%.1f", name.equals("now") ? "**" : "", errors.get(name)[d]))
                            .append(name.equals("now") ? "**" : "");
                }
                double before = errors.get("before")[d];
                double now = errors.get("now")[d];
                assertTrue(now <= before + 0.3, scenario + " on day " + DAYS[d] + ": " + now + " % against " + before + " % before");
                assertTrue(now <= errors.get("median")[d] + 0.3,
                        scenario + " on day " + DAYS[d] + ": " + now + " % against the median alone");
            }
            table.append(" |\n");
        }
        String text = Files.readString(PAGE);
        Matcher rows = ROWS.matcher(text);
        assertTrue(rows.find(), "the table is in " + PAGE);
        Golden.check(PAGE, text.substring(0, rows.start(1)) + table + text.substring(rows.end(1)));
    }

    /** Of the months from the third on, in percent of what the month did cost. */
    private static double[] medianErrors(Scenario scenario, Method method) {
        double[] medians = new double[DAYS.length];
        for (int d = 0; d < DAYS.length; d++) {
            int known = DAYS[d];
            double[] errors = IntStream.range(0, SEEDS).boxed().flatMap(seed -> {
                Map<LocalDate, BigDecimal> costs = costs(scenario, new Random(1000 + seed));
                List<Double> some = new ArrayList<>();
                for (YearMonth month = YearMonth.from(FIRST).plusMonths(2); month.atDay(1).isBefore(END); month = month.plusMonths(1)) {
                    BigDecimal truth = sum(costs, month.atDay(1), month.atEndOfMonth());
                    BigDecimal forecast = method.forecast(spending(costs, month.atDay(known)), month);
                    some.add(100 * forecast.subtract(truth).abs().doubleValue() / truth.doubleValue());
                }
                return some.stream();
            }).mapToDouble(Double::doubleValue).sorted().toArray();
            medians[d] = (errors[(errors.length - 1) / 2] + errors[errors.length / 2]) / 2;
        }
        return medians;
    }

    private static BigDecimal sum(Map<LocalDate, BigDecimal> costs, LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).map(costs::get).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Spending spending(Map<LocalDate, BigDecimal> costs, LocalDate last) {
        List<Spending.Day> days = new ArrayList<>();
        Map<LocalDate, BigDecimal> known = new HashMap<>();
        last.minusDays(62).datesUntil(last.plusDays(1)).filter(costs::containsKey).forEach(day -> {
            days.add(new Spending.Day(day, false, costs.get(day), 0, 0));
            known.put(day, costs.get(day));
        });
        return new Spending(FIRST, false, last, false, new TreeSet<>(), new TreeSet<>(), days, known);
    }

    /** Noise of 8, 15 or 25 %, weekends of 0.2 to 1 of a working day, growth of up to 3 % a month, and what happens. */
    private static Map<LocalDate, BigDecimal> costs(Scenario scenario, Random random) {
        double noise = new double[] {0.08, 0.15, 0.25}[random.nextInt(3)];
        double weekend = new double[] {0.2, 0.4, 0.8, 1}[random.nextInt(4)];
        double growth = Math.pow(1 + new double[] {0, 0, 0.03, -0.02}[random.nextInt(4)], 1 / 30.0);
        Map<LocalDate, BigDecimal> costs = new HashMap<>();
        double level = 10;
        for (YearMonth month = YearMonth.from(FIRST); month.atDay(1).isBefore(END); month = month.plusMonths(1)) {
            Scenario here = scenario == Scenario.MIXED ? mixed(random) : scenario;
            int within = scenario == Scenario.MIXED ? month.lengthOfMonth() - 1 : 6;
            int on = 1 + random.nextInt(here == Scenario.SHIFT && scenario != Scenario.MIXED ? 4 : within);
            double factor = here == Scenario.SHIFT ? new double[] {0.5, 0.6, 1.6, 2, 2.5}[random.nextInt(5)]
                    : here == Scenario.SPIKE ? 4 + 11 * random.nextDouble() : 3 + 5 * random.nextDouble();
            // A level that went one way too often goes the other way.
            factor = here == Scenario.SHIFT && (level * factor > 60 || level * factor < 1.5) ? 1 / factor : factor;
            for (int day = 1; day <= month.lengthOfMonth(); day++) {
                LocalDate date = month.atDay(day);
                level *= growth * (here == Scenario.SHIFT && day == on ? factor : 1);
                boolean isOdd = here == Scenario.SPIKE && day == on || here == Scenario.BURST && (day == on || day == on + 1);
                boolean isWeekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
                double cost = level * (isWeekend ? weekend : 1) * (isOdd ? factor : 1) * Math.exp(noise * random.nextGaussian());
                costs.put(date, BigDecimal.valueOf(Math.round(cost * 10_000), 4));
            }
        }
        return costs;
    }

    private static Scenario mixed(Random random) {
        int of10 = random.nextInt(10);
        return of10 < 5 ? Scenario.QUIET : of10 < 8 ? Scenario.SPIKE : of10 < 9 ? Scenario.SHIFT : Scenario.BURST;
    }

    private static BigDecimal medianAlone(Spending spending, YearMonth month) {
        UsualCost usual = UsualCost.upTo(spending, spending.through());
        return spending.spent(month).add(toCome(spending, month).map(day -> usual.twiceOn(day).divide(BigDecimal.valueOf(2)))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The average of the weekday in the month so far, of which each had one on the seventh day. */
    private static BigDecimal averageSoFar(Spending spending, YearMonth month) {
        return spending.spent(month).add(toCome(spending, month).map(day -> {
            List<BigDecimal> same = month.atDay(1).datesUntil(spending.through().plusDays(1))
                    .filter(each -> each.getDayOfWeek() == day.getDayOfWeek()).map(spending::inference).toList();
            return same.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(BigDecimal.valueOf(same.size()), 12,
                    java.math.RoundingMode.HALF_UP);
        }).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static java.util.stream.Stream<LocalDate> toCome(Spending spending, YearMonth month) {
        return spending.through().plusDays(1).datesUntil(month.atEndOfMonth().plusDays(1));
    }
}
