package dev.ftcost.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ftcost.anomalies.statistics.DailySeries;
import dev.ftcost.cli.Ftcost;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The whole command on exports: made-up series become files, and what {@code ftcost anomalies} says of them is scored. */
public final class ExportEvaluation {

    private static final List<Event> RISES = List.of(Event.WEEKEND_SPIKE, Event.WEEKDAY_SPIKE, Event.SHIFT, Event.DRIFT);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BURST = 4;
    private static final int GAP = 10;

    private final Trial trial;
    private final Path export;

    private ExportEvaluation(Trial trial, Path export) {
        this.trial = trial;
        this.export = export;
    }

    /** Arguments: the seed and the number of series for each shape of a week. */
    public static void main(String[] arguments) throws IOException {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 20261120;
        int series = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        Path export = Files.createTempFile("usage", ".csv");
        ExportEvaluation evaluation = new ExportEvaluation(new Trial(seed, series), export);
        System.out.printf("Seed %d, %d exports for each of three shapes of a week.%n", seed, series);
        System.out.printf(
                "%n| exports | weekend spike | weekday spike | shift in 7 days | drift in 28 days | false alerts |%n|---|---|---|---|---|---|%n");
        evaluation.row("one project, requests move with the cost", "5.00", 1, true);
        evaluation.row("the same, every impact counts", "0", 1, true);
        evaluation.row("one project, tokens per request move with the cost", "5.00", 1, false);
        evaluation.row("three projects", "5.00", 3, true);
        System.out.printf("%n| event in exports | figure | |%n|---|---|---|%n");
        evaluation.bursts();
        evaluation.monthlyRuns();
        evaluation.gaps();
        evaluation.models("spike x 3 on one day of all of three models", 3);
        evaluation.models("spike x 1.6 on one day of all of three models", 1.6);
        evaluation.retraining();
        Files.delete(export);
    }

    private void row(String title, String minImpact, int projects, boolean byRequests) {
        Method command = series -> alerts(series, minImpact, projects, byRequests);
        double falseAlerts = Score.falseAlerts(command, trial.quiet(Noise.INDEPENDENT, 0.04, 0.20));
        for (Difficulty difficulty : Difficulty.values()) {
            StringBuilder row = new StringBuilder("| " + title + ", " + difficulty.name().toLowerCase(Locale.ROOT));
            RISES.forEach(event -> row.append(String.format(Locale.ROOT, " | %.3f", trial.score(command, event, difficulty).recall())));
            System.out.println(row + String.format(Locale.ROOT, " | %.3f |", falseAlerts));
        }
    }

    private void bursts() {
        SplittableRandom random = new SplittableRandom(trial.seed() + 200);
        double share = 0;
        int rows = 0;
        for (DailySeries series : calm()) {
            int start = random.nextInt(Event.LEAST_HISTORY, series.days() - BURST);
            double[] cost = series.cost();
            double excess = 0;
            for (int day = start; day < start + BURST; day++) {
                double more = cost[day] * (1 + 4 * random.nextDouble());
                cost[day] += more;
                excess += more;
            }
            List<JsonNode> found = rising(rows(text(series, cost), "5.00"), series, start, start + BURST);
            rows += found.size();
            share += Math.min(excess, found.stream().mapToDouble(ExportEvaluation::impact).max().orElse(0)) / excess;
        }
        figure("burst of 4 days, each 2 to 6 times as high", "share of its dollars in one row", share / calm().size());
        figure("the same", "rows", rows / (double) calm().size());
    }

    private void monthlyRuns() {
        int runs = 0;
        int reported = 0;
        for (DailySeries series : calm()) {
            double[] cost = series.cost();
            for (int day = 0; day < cost.length; day++) {
                cost[day] *= series.date(day).getDayOfMonth() == 1 ? 4 : 1;
                runs += isThirdRun(series, series.date(day)) ? 1 : 0;
            }
            for (JsonNode row : rows(text(series, cost), "5.00")) {
                reported += isThirdRun(series, LocalDate.parse(row.path("date").asText())) ? 1 : 0;
            }
        }
        figure("run on the 1st of each month, 4 times as high", "reported from the third time on", reported / (double) runs);
    }

    private static boolean isThirdRun(DailySeries series, LocalDate date) {
        return date.getDayOfMonth() == 1 && !date.minusMonths(2).isBefore(series.first());
    }

    private void gaps() {
        SplittableRandom random = new SplittableRandom(trial.seed() + 300);
        int silences = 0;
        for (DailySeries series : calm()) {
            int start = random.nextInt(Event.LEAST_HISTORY, series.days() - GAP);
            String export = text(series, series.cost()).lines()
                    .filter(line -> line.startsWith("start") || !isWithin(series, date(line), start, start + GAP))
                    .collect(Collectors.joining("\n", "", "\n"));
            for (JsonNode row : rows(export, "5.00")) {
                silences += List.of("drop", "silent_model").contains(row.path("kind").asText())
                        && isWithin(series, LocalDate.parse(row.path("date").asText()), start, start + GAP + Event.DRIFT.window) ? 1 : 0;
            }
        }
        figure("gap of 10 days that no export covers", "called a drop or a silence", silences / (double) calm().size());
    }

    /** What happens to three models on one day happens to the total as well: its dollars must not be reported twice. */
    private void models(String event, double factor) {
        SplittableRandom random = new SplittableRandom(trial.seed() + 400);
        List<DailySeries> all = calm();
        int exports = 0;
        int found = 0;
        int more = 0;
        double reported = 0;
        for (int i = 0; i + 2 < all.size(); i += 3) {
            int days = IntStream.range(i, i + 3).map(each -> all.get(each).days()).min().orElseThrow();
            int day = random.nextInt(Event.LEAST_HISTORY, days);
            StringBuilder export = new StringBuilder(ExportText.HEADER);
            double excess = 0;
            LocalDate first = all.get(i).first();
            for (int model = 0; model < 3; model++) {
                double[] cost = Arrays.copyOf(all.get(i + model).cost(), days);
                excess += cost[day] * (factor - 1);
                cost[day] *= factor;
                export.append(ExportText.of(new DailySeries(first, cost), 1, true, new SplittableRandom(i + model))
                        .substring(ExportText.HEADER.length()).replace(":support:", ":support" + model + ":")
                        .replace("proj_a", "proj_" + model));
            }
            List<JsonNode> rows = rising(rows(export.toString(), "5.00"), all.get(i), day, day + 1);
            double impact = rows.stream().mapToDouble(ExportEvaluation::impact).sum();
            exports++;
            found += rows.isEmpty() ? 0 : 1;
            more += impact > 1.25 * excess ? 1 : 0;
            reported += impact / excess;
        }
        figure(event, "found", found / (double) exports);
        figure("the same", "dollars of all rows, of the dollars of the event", reported / exports);
        figure("the same", "exports in which that is more than 1.25", more / (double) exports);
    }

    private List<DailySeries> calm() {
        return trial.quiet(Noise.INDEPENDENT, 0.06, 0.14);
    }

    private static String text(DailySeries series, double[] cost) {
        return ExportText.of(new DailySeries(series.first(), cost), 1, true, new SplittableRandom(series.days()));
    }

    private static List<JsonNode> rising(JsonNode rows, DailySeries series, int from, int to) {
        List<JsonNode> found = new ArrayList<>();
        rows.forEach(row -> {
            if (isWithin(series, LocalDate.parse(row.path("date").asText()), from, to) && impact(row) > 0) {
                found.add(row);
            }
        });
        return found;
    }

    private static boolean isWithin(DailySeries series, LocalDate date, int from, int to) {
        return !date.isBefore(series.date(from)) && date.isBefore(series.date(to));
    }

    private static LocalDate date(String line) {
        return LocalDate.ofEpochDay(Long.parseLong(line.substring(0, line.indexOf(','))) / 86_400);
    }

    private static double impact(JsonNode row) {
        return row.path("impact").asDouble();
    }

    private static void figure(String event, String figure, double value) {
        System.out.printf(Locale.ROOT, "| %s | %s | %.3f |%n", event, figure, value);
    }

    /** A model is replaced by one that was trained again, and doubles its cost on the fifth day after that. */
    private void retraining() {
        int rows = 0;
        int named = 0;
        int spikes = 0;
        for (DailySeries series : calm()) {
            int start = Event.LEAST_HISTORY;
            double[] cost = series.cost();
            cost[start + 5] *= 2;
            String export = text(series, cost).lines()
                    .map(line -> !line.startsWith("start") && !date(line).isBefore(series.date(start))
                            ? line.replace(ExportText.MODEL, ExportText.RETRAINED) : line)
                    .collect(Collectors.joining("\n", "", "\n"));
            boolean spiked = false;
            for (JsonNode row : rows(export, "5.00")) {
                named += List.of("new_model", "silent_model").contains(row.path("kind").asText()) ? 1 : 0;
                spiked |= row.path("date").asText().equals(series.date(start + 5).toString());
            }
            spikes += spiked ? 1 : 0;
            rows++;
        }
        figure("model that was trained again", "called new or silent", named / (double) rows);
        figure("the same", "a doubled day found five days later", spikes / (double) rows);
    }

    private JsonNode rows(String text, String minImpact) {
        try {
            Files.writeString(export, text);
            StringWriter out = new StringWriter();
            Ftcost.run(new PrintWriter(out), new PrintWriter(new StringWriter()), "anomalies", export.toString(), "--format", "json",
                    "--min-impact", minImpact);
            return JSON.readTree(out.toString()).path("rows");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int[] alerts(DailySeries series, String minImpact, int projects, boolean byRequests) {
        TreeSet<Integer> days = new TreeSet<>();
        for (JsonNode row : rows(ExportText.of(series, projects, byRequests, new SplittableRandom(series.days())), minImpact)) {
            days.add((int) ChronoUnit.DAYS.between(series.first(), LocalDate.parse(row.path("date").asText())));
        }
        return days.stream().flatMapToInt(IntStream::of).toArray();
    }
}
