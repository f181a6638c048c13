package dev.ftcost.testing;

import dev.ftcost.anomalies.statistics.AnomalyDetector;
import dev.ftcost.anomalies.statistics.DailySeries;
import dev.ftcost.anomalies.statistics.Detection;
import dev.ftcost.anomalies.statistics.Kind;
import dev.ftcost.anomalies.statistics.Sensitivity;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** What becomes of bursts, short leaks, steps, monthly runs and gaps in made-up series that are otherwise quiet; one Markdown table. */
final class EpisodeEvaluation {

    private static final int BURST = 4;
    private static final int GAP = 10;
    private static final int AFTER = 28;

    private final AnomalyDetector detector = new AnomalyDetector(Sensitivity.DEFAULT);
    private final List<DailySeries> quiet;
    private final SplittableRandom random;

    EpisodeEvaluation(Trial trial) {
        quiet = trial.quiet(Noise.INDEPENDENT, 0.06, 0.14);
        random = new SplittableRandom(trial.seed() + 100);
    }

    void print() {
        System.out.printf("%n| event | figure | |%n|---|---|---|%n");
        bursts();
        leaks();
        steps();
        monthlyRuns();
        gaps();
    }

    private void bursts() {
        int found = 0;
        double share = 0;
        for (DailySeries series : quiet) {
            int start = random.nextInt(Event.LEAST_HISTORY, series.days() - BURST);
            double[] cost = series.cost();
            double excess = 0;
            for (int day = start; day < start + BURST; day++) {
                double more = cost[day] * (1 + 4 * random.nextDouble());
                cost[day] += more;
                excess += more;
            }
            List<Detection> findings = within(new DailySeries(series.first(), cost), start, start + BURST);
            found += findings.isEmpty() ? 0 : 1;
            double impact = findings.stream().mapToDouble(Detection::impact).max().orElse(0);
            share += Math.min(impact, excess) / excess;
        }
        row("burst of 4 days, each 2 to 6 times as high", "found", found / (double) quiet.size());
        row("the same", "share of its dollars in one finding", share / quiet.size());
    }

    private void leaks() {
        int shifts = 0;
        for (DailySeries series : quiet) {
            int start = random.nextInt(Event.LEAST_HISTORY, series.days() - BURST);
            double[] cost = series.cost();
            cost[start] *= 5;
            cost[start + 1] *= 5;
            shifts += has(within(new DailySeries(series.first(), cost), start, start + 7), Kind.LEVEL_SHIFT, Kind.DRIFT) ? 1 : 0;
        }
        row("leak of 2 days, 5 times as high", "also a level shift or drift", shifts / (double) quiet.size());
    }

    private void steps() {
        int early = 0;
        for (DailySeries series : quiet) {
            int start = random.nextInt(Event.LEAST_HISTORY, series.days() - Event.DRIFT.window + 1);
            LocalDate began = series.date(start);
            List<Detection> findings = within(Event.SHIFT.in(series, start, 1.25), start, start + AFTER);
            early += findings.stream().anyMatch(finding -> finding.kind() == Kind.DRIFT && finding.since().isBefore(began)) ? 1 : 0;
        }
        row("step of 25 %", "a drift that began before it", early / (double) quiet.size());
    }

    private void monthlyRuns() {
        monthlyRun("run on the 1st of each month, 3 to 5 times as high", date -> date.getDayOfMonth() == 1);
        monthlyRun("run on the first Monday of each month",
                date -> date.equals(date.with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY))));
        monthlyRun("run on the last day of each month", date -> date.getDayOfMonth() == date.lengthOfMonth());
        monthlyRun("run on the last working day of each month", date -> isWorkingDay(date)
                && date.plusDays(1).datesUntil(date.with(TemporalAdjusters.firstDayOfNextMonth()))
                        .noneMatch(EpisodeEvaluation::isWorkingDay));
    }

    private static boolean isWorkingDay(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    private void monthlyRun(String event, Predicate<LocalDate> isRun) {
        int runs = 0;
        int reported = 0;
        for (DailySeries series : quiet) {
            double[] cost = series.cost();
            for (int day = 0; day < cost.length; day++) {
                cost[day] *= isRun.test(series.date(day)) ? 3 + 2 * random.nextDouble() : 1;
            }
            for (Detection finding : detector.judge(new DailySeries(series.first(), cost)).findings()) {
                reported += isRun.test(finding.date()) && hasTwoMonthsBefore(series, finding.date()) ? 1 : 0;
            }
            for (int day = 0; day < cost.length; day++) {
                runs += isRun.test(series.date(day)) && hasTwoMonthsBefore(series, series.date(day)) ? 1 : 0;
            }
        }
        row(event, "reported from the third time on", reported / (double) runs);
    }

    /** Whether the runs of both months before lie in the series. */
    private static boolean hasTwoMonthsBefore(DailySeries series, LocalDate date) {
        return !date.withDayOfMonth(1).minusMonths(2).isBefore(series.first());
    }

    private void gaps() {
        int drops = 0;
        int alerts = 0;
        int usual = 0;
        for (DailySeries series : quiet) {
            int start = random.nextInt(Event.LEAST_HISTORY, series.days() - GAP);
            double[] cost = series.cost();
            BitSet gaps = new BitSet();
            gaps.set(start, start + GAP);
            gaps.stream().forEach(day -> cost[day] = 0);
            List<Detection> findings = within(new DailySeries(series.first(), cost, gaps), start, start + GAP + AFTER);
            drops += has(findings, Kind.DROP) ? 1 : 0;
            alerts += findings.size();
            usual += within(series, start + GAP, start + GAP + AFTER).size();
        }
        row("gap of 10 days", "called a drop", drops / (double) quiet.size());
        row("the same", "false alerts in the 28 days after it", alerts / (double) quiet.size());
        row("no gap", "false alerts in the same days", usual / (double) quiet.size());
    }

    private List<Detection> within(DailySeries series, int from, int to) {
        LocalDate first = series.date(from);
        LocalDate end = series.date(to);
        return detector.judge(series).findings().stream().filter(finding -> !finding.date().isBefore(first) && finding.date().isBefore(end))
                .toList();
    }

    private static boolean has(List<Detection> findings, Kind... kinds) {
        return findings.stream().anyMatch(finding -> List.of(kinds).contains(finding.kind()));
    }

    private static void row(String event, String figure, double value) {
        System.out.printf(Locale.ROOT, "| %s | %s | %.3f |%n", event, figure, value);
    }
}
