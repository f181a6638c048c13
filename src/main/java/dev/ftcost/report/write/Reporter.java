package dev.ftcost.report.write;

import dev.ftcost.close.MonthAdjustments;
import dev.ftcost.close.ClosedMonths;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.focus.FocusSettings;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.LoadedFile;
import dev.ftcost.ledger.load.Reject;
import dev.ftcost.report.PreviousReports;
import dev.ftcost.sheet.AtomicFolder;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.CsvSheet;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.IoReason;
import dev.ftcost.sheet.TemporaryFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Makes the reports of a ledger's months and writes them, whole or not at all. */
public final class Reporter {
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
        } catch (TemporaryFault e) {
            throw e;
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
            FocusSettings rows = settings.focus().of(ledger);
            StandingMonths leaving = StandingMonths.in(folder, ledger, rows);
            StagedMonths staged = new StagedMonths(ledger, input, settings, out, rows);
            StagedMonths.Made made = staged.make(months, closed, leaving);
            // The checksums of small files are taken last of all.
            ledger.files().forEach(file -> file.file().requireUnchanged());
            List<MonthAdjustments> adjustments = made.closed().stream()
                    .map(month -> closed.adjustments(folder, month.month(), month.byDay(),
                            month.period(), month.reconciliation() == null ? null : month.reconciliation().billed()))
                    .filter(Objects::nonNull)
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
            List<String> wrongInCache = leaving.note(staged.files());
            for (MonthAdjustments each : adjustments) {
                out.replaceFile(each.file(), each.csv() == null ? null : each.csv().getBytes(StandardCharsets.UTF_8));
            }
            List<Reject> rejects = ledger.rejects();
            out.replaceFile("rejected.csv", rejects.isEmpty() ? null : CsvSheet.write(rejected(rejects)).getBytes(StandardCharsets.UTF_8));
            PreviousReports standing = PreviousReports.in(folder, month -> !open.contains(month)).with(made.run());
            IndexFiles.write(out, standing, closed, settings.version());
            Set<String> compared = adjustments.stream().map(each -> each.closed().month()).collect(Collectors.toSet());
            List<String> unknown = made.closed().stream().map(each -> each.month()).filter(month -> !compared.contains(month)).toList();
            return Written.of(made.run(), before, standing, closed, adjustments, unknown, wrongInCache);
        }
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
