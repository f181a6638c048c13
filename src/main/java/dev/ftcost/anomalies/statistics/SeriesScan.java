package dev.ftcost.anomalies.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks through one series; each day is judged by the days before it, and what was said of a day is never revised. */
final class SeriesScan {

    private static final int FIRST_FORECAST = 7;
    private static final double LEAST_SPIKE = 1.3;
    private static final double LEAST_ON_SILENT_DAY = 5;

    private final DailySeries series;
    private final double[] cost;
    private final LogCosts logs;
    private final ForecastErrors errors;
    private final Sensitivity sensitivity;
    private final Episodes.Spike spike = new Episodes.Spike();
    private final Episodes.Rise rise = new Episodes.Rise();
    private final Episodes.Drop drop = new Episodes.Drop();

    SeriesScan(DailySeries series, Sensitivity sensitivity) {
        this.series = series;
        this.sensitivity = sensitivity;
        cost = series.cost();
        logs = new LogCosts(series);
        errors = new ForecastErrors(cost.length);
    }

    /** What is to be said of the next day: at most one finding. */
    Optional<Detection> judge(int day) {
        if (day < FIRST_FORECAST) {
            return Optional.empty();
        }
        double scale = errors.scale();
        WeekPattern pattern = new WeekPattern(logs, day, scale);
        Baseline baseline = new Baseline(pattern, scale, day + 1);
        WeekdayForecast forecast = new WeekdayForecast(logs, day, pattern, baseline.growth());
        // a rise that was reported is known: the days after it are measured by the new level
        double level = rise.isOpen() ? Math.max(forecast.level(), forecast.lastWeek()) : forecast.level();
        double error = forecast.error(level);
        double expected = forecast.dollars(level);
        Optional<Detection> finding = scale == 0 || day < AnomalyDetector.LEARNING_DAYS
                ? Optional.empty() : judge(day, baseline, scale, error, expected);
        // a silent day that was expected to be silent says nothing about the noise of the others
        if (cost[day] > 0 || expected > 0) {
            errors.add(error);
        }
        return finding;
    }

    /** A new level comes before a collapse and a collapse before a spike: it says more. All three must see every day. */
    private Optional<Detection> judge(int day, Baseline baseline, double scale, double error, double expected) {
        Optional<Detection> risen = rise(day, baseline, scale);
        Optional<Detection> dropped = drop(day, baseline, scale, error);
        Optional<Detection> spiked = spike(day, error, error / scale, expected);
        return risen.or(() -> dropped).or(() -> spiked);
    }

    private Optional<Detection> spike(int day, double error, double strength, double expected) {
        double least = expected > 0 ? LEAST_SPIKE * expected : LEAST_ON_SILENT_DAY * logs.floorOf(day);
        if (strength <= sensitivity.spike() * errors.widening() || cost[day] <= least || errors.isHabit(error)) {
            spike.ordinaryDay(strength, sensitivity.spike());
            return Optional.empty();
        }
        if (!spike.isNews(strength)) {
            return Optional.empty();
        }
        return Optional.of(new Detection(Kind.SPIKE, series.date(day), series.date(day), List.of(expected), cost[day], strength));
    }

    private Optional<Detection> rise(int day, Baseline baseline, double scale) {
        if (!rise.mayMatter(baseline)) {
            return Optional.empty();
        }
        double noise = baseline.noise(scale) * errors.correlationFactor(scale);
        if (!rise.opens(baseline, noise, sensitivity.level(), errors.widening())) {
            return Optional.empty();
        }
        Episodes.Onset onset = Episodes.Onset.of(logs, baseline, day);
        Kind kind = onset.gradual() ? Kind.DRIFT : Kind.LEVEL_SHIFT;
        return Optional.of(finding(kind, onset.day(), day, baseline, Episodes.Rise.strength(baseline, noise)));
    }

    private Optional<Detection> drop(int day, Baseline baseline, double scale, double error) {
        double widening = errors.widening();
        double noise = baseline.noise(scale);
        drop.day(error, error / scale < -sensitivity.spike() * widening && !errors.isHabit(error));
        boolean inWeek = Episodes.Drop.showsInWeek(baseline, noise, sensitivity.level() * widening);
        boolean collapsed = (inWeek || drop.showsInDays()) && baseline.isUsedMostly(logs);
        if (!drop.opens(collapsed, baseline.before(), baseline.withoutPattern(logs, day), baseline.medianOfWeek())) {
            return Optional.empty();
        }
        return Optional.of(inWeek
                ? finding(Kind.DROP, Episodes.Onset.of(logs, baseline, day).day(), day, baseline, baseline.change() / noise)
                : finding(Kind.DROP, day - 1, day, baseline, error / scale));
    }

    private Detection finding(Kind kind, int since, int day, Baseline baseline, double strength) {
        List<Double> expected = new ArrayList<>();
        double actual = 0;
        for (int each = since; each <= day; each++) {
            expected.add(logs.dollars(baseline.expected(each), each));
            actual += cost[each];
        }
        return new Detection(kind, series.date(day), series.date(since), expected, actual, strength);
    }
}
