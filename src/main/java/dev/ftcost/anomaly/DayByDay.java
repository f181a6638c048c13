package dev.ftcost.anomaly;

import java.util.Optional;

/** Walks through one series; each day is judged by the days before it, and what was said of a day is never revised. */
final class DayByDay {

    private static final double LEAST_SPIKE = 1.3;

    private final DailySeries series;
    private final double[] cost;
    private final LogCosts logs;
    private final PastErrors errors;
    private final Sensitivity sensitivity;
    private final SpikeEpisode spike = new SpikeEpisode();
    private final RiseEpisode rise = new RiseEpisode();
    private final DropEpisode drop = new DropEpisode();

    DayByDay(DailySeries series, Sensitivity sensitivity) {
        this.series = series;
        this.sensitivity = sensitivity;
        cost = series.cost();
        logs = new LogCosts(series);
        errors = new PastErrors(cost.length);
    }

    /** What is to be said of the next day, at most one finding: a new level before a collapse before a spike. */
    Optional<Finding> judge(int day) {
        if (day < PastErrors.FIRST) {
            return Optional.empty();
        }
        double scale = errors.scale(day);
        Forecast forecast = new Forecast(logs, day, scale);
        double level = rise.isOpen() ? Math.max(forecast.level(), forecast.lastWeek()) : forecast.level();
        double error = forecast.error(level);
        errors.put(day, error);
        if (scale == 0 || day < AnomalyDetector.LEARNING_DAYS) {
            return Optional.empty();
        }
        Baseline baseline = new Baseline(forecast, day + 1);
        Optional<Finding> levelled = newLevel(day, baseline, baseline.noise(scale) * errors.correlationFactor(day - Baseline.WEEK, scale));
        Optional<Finding> collapsed = collapse(day, baseline, baseline.noise(scale), error, scale);
        Optional<Finding> spiked = spike(day, error, error / scale, forecast.dollars(level));
        return levelled.or(() -> collapsed).or(() -> spiked);
    }

    private Optional<Finding> spike(int day, double error, double strength, double expected) {
        double threshold = sensitivity.spike() * errors.widening(day);
        if (strength <= threshold || cost[day] <= LEAST_SPIKE * expected || errors.isHabit(day, error)) {
            spike.ordinaryDay(strength, sensitivity.spike());
            return Optional.empty();
        }
        if (!spike.isNews(strength)) {
            return Optional.empty();
        }
        return Optional.of(new Finding(Kind.SPIKE, series.date(day), series.date(day), expected, cost[day], strength));
    }

    private Optional<Finding> newLevel(int day, Baseline baseline, double noise) {
        double strength = RiseEpisode.strength(baseline, noise);
        if (!rise.opens(baseline, strength, sensitivity.level(), errors.widening(day))) {
            return Optional.empty();
        }
        Onset onset = Onset.of(logs, baseline, day);
        return Optional.of(finding(onset.gradual() ? Kind.DRIFT : Kind.LEVEL_SHIFT, onset.day(), day, baseline, strength));
    }

    private Optional<Finding> collapse(int day, Baseline baseline, double noise, double error, double scale) {
        double widening = errors.widening(day);
        drop.day(error, error / scale, sensitivity.spike() * widening);
        boolean inWeek = DropEpisode.showsInWeek(baseline, noise, sensitivity.level() * widening);
        double today = logs.log(day) - baseline.expected(day) + baseline.level(day);
        if (!drop.opens(drop.showsInDays() || inWeek, baseline.level(day), today, baseline.level(day) + baseline.rise())) {
            return Optional.empty();
        }
        int since = inWeek ? Onset.of(logs, baseline, day).day() : day - 1;
        return Optional.of(finding(Kind.DROP, since, day, baseline, inWeek ? baseline.rise() / noise : error / scale));
    }

    private Finding finding(Kind kind, int since, int day, Baseline baseline, double strength) {
        double expected = 0;
        double actual = 0;
        for (int each = since; each <= day; each++) {
            expected += logs.dollars(baseline.expected(each), each);
            actual += cost[each];
        }
        return new Finding(kind, series.date(day), series.date(since), expected, actual, strength);
    }
}
