package dev.ftcost.testing;

import dev.ftcost.anomalies.statistics.DailySeries;
import dev.ftcost.anomalies.statistics.Kind;
import dev.ftcost.anomalies.statistics.Sensitivity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what the detector and three simple methods find in the same made-up series, as Markdown tables. */
public final class AnomalyEvaluation {

    private static final long TUNING_SEED = 1;
    private static final List<Event> RISES = List.of(Event.WEEKEND_SPIKE, Event.WEEKDAY_SPIKE, Event.SHIFT, Event.DRIFT);

    private final Trial trial;
    private final Map<String, Method> methods = new LinkedHashMap<>();

    private AnomalyEvaluation(Trial trial) {
        this.trial = trial;
        Method ours = Method.ours(Sensitivity.DEFAULT);
        methods.put("ftcost", ours);
        List<DailySeries> tuning = new Trial(TUNING_SEED, trial.seriesPerWeek()).quiet(Noise.INDEPENDENT, 0.04, 0.20);
        double rate = Score.falseAlerts(ours, tuning);
        for (SimpleMethod rival : SimpleMethod.values()) {
            methods.put(rival.title, rival.withRate(rate, tuning));
        }
    }

    /** Arguments: the seed and the number of series for each shape of a week. */
    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 20261120;
        int series = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 400;
        print("Seed %d, %d series for each of three shapes of a week.%n", seed, series);
        AnomalyEvaluation evaluation = new AnomalyEvaluation(new Trial(seed, series));
        evaluation.events();
        evaluation.falseAlerts();
        evaluation.histories();
        evaluation.kinds();
        evaluation.sensitivities();
        new EpisodeEvaluation(evaluation.trial).print();
    }

    private void events() {
        print("%n| set | method | weekend spike | weekday spike | shift in 7 days | drift in 28 days | dollars found | spent before the alert: shift | drift |%n");
        print("|---|---|---|---|---|---|---|---|---|%n");
        for (Difficulty difficulty : Difficulty.values()) {
            methods.forEach((name, method) -> {
                List<Score> scores = RISES.stream().map(event -> trial.score(method, event, difficulty)).toList();
                print("| %s | %s", difficulty.name().toLowerCase(Locale.ROOT), name);
                scores.forEach(score -> print(" | %.3f", score.recall()));
                print(" | %.3f", scores.stream().mapToDouble(Score::dollarRecall).average().orElseThrow());
                print(" | %.2f | %.2f |%n", scores.get(2).costToDetect(), scores.get(3).costToDetect());
            });
        }
    }

    private void falseAlerts() {
        print("%n| noise |");
        methods.keySet().forEach(name -> print(" %s |", name));
        print("%n|---|---|---|---|---|%n");
        for (Noise noise : Noise.values()) {
            print("| %s |", noise.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            List<DailySeries> quiet = trial.quiet(noise, 0.04, 0.20);
            methods.values().forEach(method -> print(" %.3f |", Score.falseAlerts(method, quiet)));
            print("%n");
        }
    }

    private void histories() {
        print("%n| growth in 30 days | days 15 to 42 | days 43 to 90 | later | all |%n|---|---|---|---|---|%n");
        Method ours = methods.get("ftcost");
        for (double growth : new double[] {-0.05, 0, 0.05, 0.10}) {
            List<DailySeries> quiet = trial.quiet(Noise.INDEPENDENT, 0.04, 0.20, growth, growth);
            print("| %+.0f %% | %.3f | %.3f | %.3f | %.3f |%n", 100 * growth, Score.falseAlerts(ours, quiet, 14, 42),
                    Score.falseAlerts(ours, quiet, 42, 90), Score.falseAlerts(ours, quiet, 90, Synthetic.LONGEST),
                    Score.falseAlerts(ours, quiet));
        }
    }

    private void kinds() {
        print("%n| found as | easy | hard |%n|---|---|---|%n");
        kind("shift, as a level shift in 7 days", Event.SHIFT, Kind.LEVEL_SHIFT);
        kind("drift, as a drift in 28 days", Event.DRIFT, Kind.DRIFT);
        kind("drift, as a level shift in 28 days", Event.DRIFT, Kind.LEVEL_SHIFT);
        kind("drop to 0.3 (easy) or 0.5 (hard), in 7 days", Event.DROP, Kind.DROP);
    }

    private void kind(String title, Event event, Kind kind) {
        Method method = Method.ours(Sensitivity.DEFAULT, kind);
        print("| %s | %.3f | %.3f |%n", title, trial.score(method, event, Difficulty.EASY).recall(),
                trial.score(method, event, Difficulty.HARD).recall());
    }

    private void sensitivities() {
        print("%n| sensitivity | false alerts | weekend spike | weekday spike | shift | drift (hard set) |%n|---|---|---|---|---|---|%n");
        List<DailySeries> quiet = trial.quiet(Noise.INDEPENDENT, 0.04, 0.20);
        for (double factor : new double[] {0.7, 0.8, 0.9, 1, 1.1, 1.25}) {
            Method method = Method.ours(new Sensitivity(factor));
            print("| %.2f | %.3f", factor, Score.falseAlerts(method, quiet));
            RISES.forEach(event -> print(" | %.3f", trial.score(method, event, Difficulty.HARD).recall()));
            print(" |%n");
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
