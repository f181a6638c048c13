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
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
        evaluation.row("one project, tokens a request move with the cost", "5.00", 1, false);
        evaluation.row("three projects", "5.00", 3, true);
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

    /** A model is replaced by one that was trained again, and doubles its cost on the fifth day after that. */
    private void retraining() {
        int named = 0;
        int spikes = 0;
        List<DailySeries> quiet = trial.quiet(Noise.INDEPENDENT, 0.06, 0.14);
        for (DailySeries series : quiet) {
            int start = Event.LEAST_HISTORY;
            double[] cost = series.cost();
            cost[start + 5] *= 2;
            String text = ExportText.of(new DailySeries(series.first(), cost), 1, true, new SplittableRandom(series.days()));
            long replaced = series.date(start).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
            String export = text.lines()
                    .map(line -> !line.startsWith("start") && Long.parseLong(line.substring(0, line.indexOf(','))) >= replaced
                            ? line.replace(ExportText.MODEL, ExportText.RETRAINED) : line)
                    .collect(Collectors.joining("\n", "", "\n"));
            JsonNode rows = rows(export, "5.00");
            for (JsonNode row : rows) {
                named += List.of("new_model", "silent_model").contains(row.path("kind").asText()) ? 1 : 0;
                spikes += row.path("date").asText().equals(series.date(start + 5).toString()) ? 1 : 0;
            }
        }
        System.out.printf(Locale.ROOT,
                "%nA model that was trained again, %d exports: %d new or silent models; a doubled day five days later found in %.3f.%n",
                quiet.size(), named, spikes / (double) quiet.size());
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
