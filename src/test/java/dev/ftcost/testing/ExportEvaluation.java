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
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeSet;
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
        System.out.printf("%n| exports | weekend spike | weekday spike | shift in 7 days | drift in 28 days | false alerts |%n|---|---|---|---|---|---|%n");
        evaluation.row("one project, requests move with the cost", "5.00", 1, true);
        evaluation.row("the same, every impact counts", "0", 1, true);
        evaluation.row("one project, tokens a request move with the cost", "5.00", 1, false);
        evaluation.row("three projects", "5.00", 3, true);
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

    private int[] alerts(DailySeries series, String minImpact, int projects, boolean byRequests) {
        try {
            Files.writeString(export, ExportText.of(series, projects, byRequests, new SplittableRandom(series.days())));
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            Ftcost.run(new PrintWriter(out), new PrintWriter(err), "anomalies", export.toString(), "--format", "json",
                    "--min-impact", minImpact);
            TreeSet<Integer> days = new TreeSet<>();
            for (JsonNode row : JSON.readTree(out.toString()).path("rows")) {
                days.add((int) java.time.temporal.ChronoUnit.DAYS.between(series.first(), LocalDate.parse(row.path("date").asText())));
            }
            return days.stream().flatMapToInt(IntStream::of).toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
