package dev.ftcost.anomalies.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Walks through one series; each day is judged by the days before it, and no finding is ever taken back. */
final class SeriesScan {

    private static final int FIRST_FORECAST = 7;
    private static final int WEEK = 7;
    private static final int LONGEST_BURST = 4;
    private static final double LEAST_SPIKE = 1.3;
    private static final double LEAST_ON_SILENT_DAY = 5;

    private final DailySeries series;
    private final double[] cost;
    private final LogCosts logs;
    private final ForecastErrors errors;
    private final MonthlyHabit monthly;
    private final Sensitivity sensitivity;
    private final Episodes.Spike spike = new Episodes.Spike();
    private final Episodes.Rise rise = new Episodes.Rise();
    private final Episodes.Drop drop = new Episodes.Drop();
    private final EpisodeDays above = new EpisodeDays(1);
    private final EpisodeDays below = new EpisodeDays(-1);
    private int spikeDay = -1;
    private final List<Detection> findings = new ArrayList<>();
    private final List<Integer> goingOnAbove = new ArrayList<>();
    private final List<Integer> goingOnBelow = new ArrayList<>();

    SeriesScan(DailySeries series, Sensitivity sensitivity) {
        this.series = series;
        this.sensitivity = sensitivity;
        cost = series.withoutGaps();
        logs = new LogCosts(series.first(), cost);
        errors = new ForecastErrors(cost.length);
        monthly = new MonthlyHabit(series, cost);
    }

    List<Detection> findings() {
        int firstJudged = series.firstJudged();
        for (int day = FIRST_FORECAST; day < cost.length; day++) {
            if (series.gaps().get(day)) {
                gap();
            } else {
                judge(day, day >= firstJudged);
            }
        }
        return findings;
    }

    /** What is not known is neither usual nor unusual. */
    private void gap() {
        above.gap();
        below.gap();
        goingOnAbove.clear();
        goingOnBelow.clear();
        spike.ordinaryDay(0, sensitivity.spike());
    }

    /** At most one finding a day. */
    private void judge(int day, boolean hasHistory) {
        double scale = errors.scale();
        WeekPattern pattern = new WeekPattern(logs, day, scale);
        Baseline baseline = new Baseline(pattern, scale, day + 1);
        WeekdayForecast forecast = new WeekdayForecast(logs, day, pattern, baseline.growth());
        // a rise that was reported is known: the days after it are measured by the new level
        double level = rise.isOpen() ? Math.max(forecast.level(), forecast.lastWeek()) : forecast.level();
        double error = forecast.error(level);
        double expected = forecast.dollars(level);
        goOn(day, above, goingOnAbove, forecast, scale);
        goOn(day, below, goingOnBelow, forecast, scale);
        if (scale > 0 && hasHistory) {
            judge(day, baseline, scale, error, expected).ifPresent(finding -> {
                (finding.kind() == Kind.DROP ? goingOnBelow : goingOnAbove).add(findings.size());
                findings.add(finding);
            });
        }
        // a silent day that was expected to be silent says nothing about the noise of the others
        if (cost[day] > 0 || expected > 0) {
            errors.add(error);
        }
    }

    /** Adds the day to the episodes of the days before it, as long as it is as unusual as they were. */
    private void goOn(int day, EpisodeDays days, List<Integer> goingOn, WeekdayForecast forecast, double scale) {
        days.day(forecast, scale, sensitivity.spike());
        if (!days.areOpen()) {
            goingOn.clear();
        }
        goingOn.forEach(each -> findings.set(each, findings.get(each).with(days.expected(forecast), cost[day])));
    }

    /** A new level comes before a collapse and a collapse before a spike: it says more. All three must see every day. */
    private Optional<Detection> judge(int day, Baseline baseline, double scale, double error, double expected) {
        double least = Math.max(Math.log(LEAST_SPIKE), sensitivity.spike() * scale);
        // Asked only of days that are unusual otherwise.
        BooleanSupplier isMonthly = () -> monthly.covers(day, baseline.pattern(), cost[day] - expected, least);
        Optional<Detection> risen = rise(day, baseline, scale);
        Optional<Detection> dropped = drop(day, baseline, scale, error, isMonthly);
        Optional<Detection> spiked = spike(day, error, error / scale, expected, isMonthly);
        return risen.or(() -> dropped).or(() -> spiked);
    }

    private Optional<Detection> spike(int day, double error, double strength, double expected, BooleanSupplier isMonthly) {
        double least = expected > 0 ? LEAST_SPIKE * expected : LEAST_ON_SILENT_DAY * logs.floorOf(day);
        if (strength <= sensitivity.spike() * errors.widening() || cost[day] <= least || errors.isHabit(error)
                || isMonthly.getAsBoolean()) {
            spike.ordinaryDay(strength, sensitivity.spike());
            return Optional.empty();
        }
        if (!spike.opens()) {
            return Optional.empty();
        }
        spikeDay = day;
        return Optional.of(new Detection(Kind.SPIKE, series.date(day), series.date(day), List.of(expected), cost[day], strength));
    }

    private Optional<Detection> rise(int day, Baseline baseline, double scale) {
        if (!rise.mayMatter(baseline)) {
            return Optional.empty();
        }
        double noise = baseline.noise(scale) * errors.correlationFactor(scale);
        if (isBurst(day, baseline) || !rise.opens(baseline, noise, sensitivity.level(), errors.widening())) {
            return Optional.empty();
        }
        Episodes.Onset onset = Episodes.Onset.of(logs, baseline, day);
        // what began with a spike and has been as high ever since is a step, unless a ramp fits far better
        boolean isSteady = !goingOnAbove.isEmpty() && above.days() == day - spikeDay + 1;
        boolean isStep = !onset.gradual() || onset.day() == onset.step() && isSteady;
        Kind kind = isStep ? Kind.LEVEL_SHIFT : Kind.DRIFT;
        int since = isStep ? onset.step() : onset.day();
        return isMonthly(baseline, since, day, scale) ? Optional.empty()
                : Optional.of(finding(kind, since, day, baseline, Episodes.Rise.strength(baseline, noise)));
    }

    /** Whether a spike of the last week goes on for a few days only, or is over: its days make no new level. */
    private boolean isBurst(int day, Baseline baseline) {
        boolean isShort = !goingOnAbove.isEmpty() && above.days() <= LONGEST_BURST;
        boolean isOver = spikeDay >= 0 && day - spikeDay < WEEK
                && baseline.withoutPattern(logs, day) - baseline.before() < baseline.rise() / 2;
        return isShort || isOver;
    }

    /** Whether every day of a rise is one that rose in the months before as well. */
    private boolean isMonthly(Baseline baseline, int since, int day, double scale) {
        for (int each = since; each <= day; each++) {
            double excess = cost[each] - logs.dollars(baseline.expected(each), each);
            if (excess > 0 && !monthly.covers(each, baseline.pattern(), excess, sensitivity.spike() * scale)) {
                return false;
            }
        }
        return true;
    }

    private Optional<Detection> drop(int day, Baseline baseline, double scale, double error, BooleanSupplier isMonthly) {
        double widening = errors.widening();
        double noise = baseline.noise(scale);
        drop.day(error, error / scale < -sensitivity.spike() * widening && !errors.isHabit(error) && !isMonthly.getAsBoolean());
        boolean inWeek = Episodes.Drop.showsInWeek(baseline, noise, sensitivity.level() * widening);
        boolean collapsed = (inWeek || drop.showsInDays()) && baseline.isUsedMostly(logs);
        if (!drop.opens(collapsed, baseline.before(), baseline.withoutPattern(logs, day), baseline.medianOfWeek())) {
            return Optional.empty();
        }
        return Optional.of(inWeek
                ? finding(Kind.DROP, Episodes.Onset.of(logs, baseline, day).day(), day, baseline, baseline.change() / noise)
                : finding(Kind.DROP, day - 1, day, baseline, error / scale));
    }

    /** A gap among the days has no cost, and none is expected of it. */
    private Detection finding(Kind kind, int since, int day, Baseline baseline, double strength) {
        List<Double> expected = new ArrayList<>();
        double actual = 0;
        for (int each = since; each <= day; each++) {
            boolean isGap = series.gaps().get(each);
            expected.add(isGap ? 0 : logs.dollars(baseline.expected(each), each));
            actual += isGap ? 0 : cost[each];
        }
        return new Detection(kind, series.date(day), series.date(since), expected, actual, strength);
    }
}
