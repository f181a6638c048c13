package dev.ftcost.report.write;

import dev.ftcost.anomalies.Anomalies;
import dev.ftcost.anomalies.AnomalyQuery;
import dev.ftcost.budget.Budgets;
import dev.ftcost.budget.Verdict;
import dev.ftcost.cache.MadeFile;
import dev.ftcost.close.ClosedMonths;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.database.Background;
import dev.ftcost.focus.FocusFile;
import dev.ftcost.focus.FocusMetadata;
import dev.ftcost.focus.FocusSettings;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.migrate.StoppingModels;
import dev.ftcost.report.MonthInputs;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.MonthReports;
import dev.ftcost.report.Run;
import dev.ftcost.sheet.AtomicFolder;
import dev.ftcost.sheet.JsonSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Makes the documents of months beside the folders that they are going to replace, several at a time. */
final class StagedMonths {
    /** A document of more rows takes so much memory that only one is drawn at a time. */
    private static final int MANY_ROWS = 5_000;

    private final Ledger ledger;
    private final Completeness input;
    private final ReportSettings settings;
    private final AtomicFolder out;
    private final FocusSettings rows;
    private final Map<String, Map<String, MadeFile>> files = new ConcurrentHashMap<>();

    StagedMonths(Ledger ledger, Completeness input, ReportSettings settings, AtomicFolder out, FocusSettings rows) {
        this.ledger = ledger;
        this.input = input;
        this.settings = settings;
        this.out = out;
        this.rows = rows;
    }

    /** The open months, of which the documents are staged that do not stand already, and the closed ones, whose documents stay. */
    record Made(Run run, List<MonthReport> closed) {}

    /** The sizes and checksums of what was staged, by month and name. */
    Map<String, Map<String, MadeFile>> files() {
        return files;
    }

    /**
     * In parallel: the tables and the anomalies, then the documents and the rows of FOCUS, which need neither. Where months may stand
     * already, it is found out between the two which do, and these are left out of the tables and of all that follows.
     */
    Made make(List<String> months, ClosedMonths closed, StandingMonths standing) {
        List<String> open = months.stream().filter(month -> !closed.contains(month)).toList();
        boolean mayStand = standing.areAnyNoted(open);
        MonthReports asked = MonthReports.asking(ledger, input, months);
        ExecutorService beside = Executors.newSingleThreadExecutor();
        ExecutorService writers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            CompletableFuture<List<MonthReport>> first = CompletableFuture.supplyAsync(
                    () -> mayStand ? asked.withoutTables() : asked.withTables(asked.withoutTables()), beside);
            CompletableFuture<List<MonthReport>> tables = first;
            CompletableFuture<Void> counted = CompletableFuture.runAsync(() -> standing.count(ledger, open), beside);
            CompletableFuture<Void> focus = mayStand ? null : CompletableFuture.runAsync(() -> focus(open), beside);
            Anomalies anomalies = Anomalies.of(ledger, AnomalyQuery.usual());
            List<MonthReport> reports = Background.result(first);
            Run run = run(
                    reports.stream().filter(month -> !closed.contains(month.month())).map(month -> judged(month, anomalies)).toList());
            CompletableFuture<Void> digests = counted.thenRunAsync(() -> standing.digest(run), beside);
            if (mayStand) {
                Background.result(digests);
                Set<String> left = standing.left();
                List<MonthReport> made = reports.stream().filter(month -> !left.contains(month.month())).toList();
                tables = CompletableFuture.supplyAsync(() -> asked.withTables(made), beside);
                focus = CompletableFuture.runAsync(() -> focus(open.stream().filter(month -> !left.contains(month)).toList()), beside);
            }
            List<MonthReport> whole = Background.result(tables);
            List<MonthReport> drawn = whole.stream().filter(month -> !closed.contains(month.month())).map(month -> judged(month, anomalies))
                    .toList();
            Executor drawing = drawn.stream().flatMap(month -> Stream.of(month.byDay(), month.byProject(), month.byKey()))
                    .anyMatch(sheet -> sheet.rows().size() > MANY_ROWS) ? Runnable::run : writers;
            drawn.stream().flatMap(month -> MonthFolder.documents(run, month).stream())
                    .map(document -> CompletableFuture.runAsync(() -> stage(document.month(), document.name(), document.content()),
                            drawing))
                    .toList().forEach(Background::result);
            Background.result(focus);
            Background.result(digests);
            return new Made(run, whole.stream().filter(month -> closed.contains(month.month())).toList());
        } finally {
            beside.shutdownNow();
            writers.shutdownNow();
            awaitEnd(beside);
            awaitEnd(writers);
        }
    }

    private static MonthReport judged(MonthReport month, Anomalies anomalies) {
        return month.with(anomalies.in(month.month()), anomalies.warningsIn(month.month()));
    }

    private Run run(List<MonthReport> open) {
        return new Run(ledger, input, MonthInputs.of(ledger), open, settings.version(),
                StoppingModels.of(ledger, settings.lifecycle(), settings.today(), settings.isTodayGiven()), budgets(open),
                settings.arguments());
    }

    /** The verdicts of each month; null when no budgets are asked for. */
    private Map<String, List<Verdict>> budgets(List<MonthReport> reports) {
        if (settings.budgets() == null || reports.isEmpty()) {
            return settings.budgets() == null ? null : Map.of();
        }
        // Training alone has no newest day of usage: its months are over.
        LocalDate today = settings.today() == null ? YearMonth.parse(reports.get(reports.size() - 1).month()).atEndOfMonth()
                : settings.today();
        Map<String, List<Verdict>> verdicts = new TreeMap<>();
        Budgets.Judge judge = Budgets.judging(ledger, settings.budgets(), today);
        reports.forEach(report -> verdicts.put(report.month(), judge.of(YearMonth.parse(report.month()))));
        return verdicts;
    }

    private void focus(Collection<String> months) {
        if (months.isEmpty()) {
            return;
        }
        try (FocusFile focus = FocusFile.of(ledger, rows)) {
            months.forEach(month -> {
                stage(month, "focus.csv", bytes -> focus.write(month, bytes));
                stage(month, "focus-metadata.json", bytes -> bytes.write(JsonSheet
                        .write(FocusMetadata.of(ledger, rows, settings.version(), YearMonth.parse(month)))
                        .getBytes(StandardCharsets.UTF_8)));
            });
        }
    }

    private void stage(String month, String name, AtomicFolder.Document document) {
        try {
            out.stage(month, name, bytes -> {
                MadeFile.Counter counted = new MadeFile.Counter(bytes);
                document.write(counted);
                files.computeIfAbsent(month, each -> new ConcurrentHashMap<>()).put(name, counted.file());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Nobody may write to a folder that is being taken away. */
    private static void awaitEnd(ExecutorService beside) {
        try {
            beside.awaitTermination(1, TimeUnit.HOURS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
