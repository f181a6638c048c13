package dev.ftcost.report.write;

import static java.util.stream.Collectors.partitioningBy;

import dev.ftcost.anomalies.Anomalies;
import dev.ftcost.anomalies.AnomalyQuery;
import dev.ftcost.budget.Budgets;
import dev.ftcost.budget.Verdict;
import dev.ftcost.close.MonthAdjustments;
import dev.ftcost.close.ClosedMonths;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.focus.FocusFile;
import dev.ftcost.focus.FocusMetadata;
import dev.ftcost.focus.FocusSettings;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.LoadedFile;
import dev.ftcost.ledger.load.Reject;
import dev.ftcost.migrate.StoppingModels;
import dev.ftcost.report.MonthInputs;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.MonthReports;
import dev.ftcost.report.PreviousReports;
import dev.ftcost.report.Run;
import dev.ftcost.sheet.AtomicFolder;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.CsvSheet;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes the reports of a ledger's months and writes them, whole or not at all. */
public final class Reporter {
    /** A document of more rows takes so much memory that only one is drawn at a time. */
    private static final int MANY_ROWS = 5_000;

    private final Ledger ledger;
    private final Completeness input;
    private final List<String> months;
    private final ReportSettings settings;

    private Reporter(Ledger ledger, Completeness input, List<String> months, ReportSettings settings) {
        this.ledger = ledger;
        this.input = input;
        this.months = months;
        this.settings = settings;
    }

    /**
     * @param input what is missing from the exports
     * @param months the months that are asked for; empty means all
     * @param waiting receives the number of another process that writes to the folder and is waited for
     */
    public static Written write(Ledger ledger, Completeness input, Collection<String> months, Path folder, ReportSettings settings,
            Consumer<String> waiting) {
        Reporter reporter = new Reporter(ledger, input.in(months),
                ledger.months().stream().filter(month -> months.isEmpty() || months.contains(month)).toList(), settings);
        try {
            reporter.keepInputs(folder);
            return reporter.write(folder, waiting);
        } catch (UncheckedIOException e) {
            throw new UncheckedIOException("the reports cannot be written to '" + folder + "': " + IoReason.of(e.getCause()) + ".",
                    e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException("the reports cannot be written to '" + folder + "': " + IoReason.of(e) + ".", e);
        }
    }

    private Written write(Path folder, Consumer<String> waiting) throws IOException {
        try (AtomicFolder out = AtomicFolder.in(folder, waiting)) {
            ClosedMonths closed = ClosedMonths.in(folder);
            List<String> open = months.stream().filter(month -> !closed.contains(month)).toList();
            PreviousReports before = PreviousReports.in(folder, open::contains);
            Made made = stage(out, settings.focus().of(ledger), closed);
            // The checksums of small files are taken last of all.
            ledger.files().forEach(file -> file.file().requireUnchanged());
            List<MonthAdjustments> adjustments = made.closed.stream().map(month -> closed.adjustments(folder, month.month(), month.byDay(),
                    month.period(), month.reconciliation() == null ? null : month.reconciliation().billed())).filter(Objects::nonNull)
                    .toList();
            keepClosedMeanwhile(out, folder);
            out.requireReplaceable(List.of("rejected.csv", "index.md", "index.html"));
            List<String> replaced = out.forgetUnchanged();
            if (!replaced.isEmpty()) {
                // Whoever looks between the first folder and the last, or after a kill in between, can see it.
                out.replaceFile("index.md", UnfinishedIndex.markdown(replaced).getBytes(StandardCharsets.UTF_8));
                out.replaceFile("index.html", UnfinishedIndex.html(replaced).getBytes(StandardCharsets.UTF_8));
            }
            out.replaceFolders();
            for (MonthAdjustments each : adjustments) {
                out.replaceFile(each.file(), each.csv() == null ? null : each.csv().getBytes(StandardCharsets.UTF_8));
            }
            List<Reject> rejects = ledger.rejects();
            out.replaceFile("rejected.csv", rejects.isEmpty() ? null : CsvSheet.write(rejected(rejects)).getBytes(StandardCharsets.UTF_8));
            PreviousReports standing = PreviousReports.in(folder, month -> !open.contains(month)).with(made.run);
            IndexFiles.write(out, standing, closed, settings.version());
            return Written.of(made.run, before, standing, closed, adjustments);
        }
    }

    /** The open months, whose documents are staged, and the closed ones, whose documents stay. */
    private record Made(Run run, List<MonthReport> closed) {}

    /** In parallel: the tables and the anomalies, then the documents and the rows of FOCUS, which need neither. */
    private Made stage(AtomicFolder out, FocusSettings rows, ClosedMonths closed) {
        ExecutorService beside = Executors.newSingleThreadExecutor();
        ExecutorService writers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            CompletableFuture<List<MonthReport>> tables = CompletableFuture.supplyAsync(() -> MonthReports.of(ledger, input, months),
                    beside);
            CompletableFuture<Void> focus = CompletableFuture.runAsync(() -> focus(out, rows, closed), beside);
            Anomalies anomalies = Anomalies.of(ledger, AnomalyQuery.usual());
            Map<Boolean, List<MonthReport>> reports = result(tables).stream()
                    .collect(partitioningBy(month -> closed.contains(month.month())));
            List<MonthReport> open = reports.get(false).stream().map(month -> month.with(anomalies.in(month.month()),
                    anomalies.warningsIn(month.month()))).toList();
            Run run = new Run(ledger, input, MonthInputs.of(ledger), open, settings.version(),
                    StoppingModels.of(ledger, settings.lifecycle(), settings.today(), settings.isTodayGiven()), budgets(open),
                    settings.arguments());
            Executor drawing = run.months().stream().flatMap(month -> Stream.of(month.byDay(), month.byProject(), month.byKey()))
                    .anyMatch(sheet -> sheet.rows().size() > MANY_ROWS) ? Runnable::run : writers;
            run.months().stream().flatMap(month -> MonthFolder.documents(run, month).stream())
                    .map(document -> CompletableFuture.runAsync(() -> stage(out, document.month(), document.name(),
                            document.content()), drawing))
                    .toList().forEach(Reporter::result);
            result(focus);
            return new Made(run, reports.get(true));
        } finally {
            beside.shutdownNow();
            writers.shutdownNow();
            awaitEnd(beside);
            awaitEnd(writers);
        }
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

    /** A month that was closed while this run computed it stays as it was closed; the next run compares it. */
    private void keepClosedMeanwhile(AtomicFolder out, Path folder) throws IOException {
        ClosedMonths closed = ClosedMonths.in(folder);
        for (String month : months) {
            if (closed.contains(month)) {
                out.forget(month);
            }
        }
    }

    private void focus(AtomicFolder out, FocusSettings rows, ClosedMonths closed) {
        try (FocusFile focus = FocusFile.of(ledger, rows)) {
            months.stream().filter(month -> !closed.contains(month)).forEach(month -> {
                stage(out, month, "focus.csv", bytes -> focus.write(month, bytes));
                stage(out, month, "focus-metadata.json", bytes -> bytes.write(JsonSheet
                        .write(FocusMetadata.of(ledger, rows, settings.version(), YearMonth.parse(month)))
                        .getBytes(StandardCharsets.UTF_8)));
            });
        }
    }

    private static void stage(AtomicFolder out, String month, String name, AtomicFolder.Document document) {
        try {
            out.stage(month, name, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static <T> T result(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
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

    /** A month's folder is replaced whole, so no export may live in it. */
    private void keepInputs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Path root = folder.toRealPath();
        for (String month : months) {
            for (LoadedFile file : ledger.files()) {
                if (file.file().path().toRealPath().startsWith(root.resolve(month))) {
                    throw new InputError("'" + file.file().path() + "' is where the report of " + month
                            + " goes, and would be lost. Name another folder with --out.");
                }
            }
        }
    }

    /** The rejected rows: {@code file,line,column,value,reason}. */
    public static Sheet rejected(List<Reject> rejects) {
        return new Sheet("Rejected rows",
                List.of(Column.text("file", "file"), Column.count("line", "line"), Column.text("column", "column"),
                        Column.text("value", "value"), Column.text("reason", "reason")),
                rejects.stream()
                        .map(reject -> Sheet.row(reject.file(), reject.line() == 0 ? null : reject.line(), reject.column(), reject.value(),
                                reject.reason()))
                        .toList(),
                null);
    }
}
