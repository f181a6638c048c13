package dev.ftcost.report;

import dev.ftcost.anomaly.Anomalies;
import dev.ftcost.anomaly.Question;
import dev.ftcost.focus.FocusFile;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.LoadedFile;
import dev.ftcost.ledger.Reject;
import dev.ftcost.sheet.AtomicFolder;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.CsvSheet;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the reports of a ledger's months and writes them, whole or not at all. */
public final class Reporter {
    private Reporter() {}

    /** @param months the months that are asked for; empty means all */
    public static Run run(Ledger ledger, Collection<String> months, String version) {
        Anomalies anomalies = Anomalies.of(ledger, Question.usual());
        List<String> asked = ledger.months().stream().filter(month -> months.isEmpty() || months.contains(month)).toList();
        return new Run(ledger, MonthReports.of(ledger, asked, anomalies), version);
    }

    /** @param billingAccount the organisation, for the rows of FOCUS */
    public static Written write(Run run, Path folder, String billingAccount) {
        try {
            keepInputs(run, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the reports cannot be written to '" + folder + "': " + IoReason.of(e) + ".", e);
        }
        Set<String> written = run.months().stream().map(MonthReport::month).collect(Collectors.toSet());
        StandingReports before = StandingReports.in(folder, written::contains);
        try (AtomicFolder out = AtomicFolder.in(folder)) {
            for (MonthReport month : run.months()) {
                out.stage(month.month(), MonthFolder.documents(run, month));
            }
            // The rows of FOCUS take longer than all other documents together, so the months are written side by side.
            FocusFile focus = FocusFile.of(run.ledger(), billingAccount);
            run.months().parallelStream().forEach(month -> focus(focus, month.month(), out));
            out.replaceFolders();
            List<Reject> rejects = run.ledger().rejects();
            out.replaceFile("rejected.csv", rejects.isEmpty() ? null : CsvSheet.write(rejected(rejects)).getBytes(StandardCharsets.UTF_8));
            StandingReports standing = StandingReports.in(folder, month -> !written.contains(month)).with(run);
            out.replaceFile("index.md", IndexPage.markdown(standing, run.version()).getBytes(StandardCharsets.UTF_8));
            out.replaceFile("index.html", IndexPage.html(standing, run.version()).getBytes(StandardCharsets.UTF_8));
            return Written.of(run, before, standing);
        } catch (UncheckedIOException e) {
            throw new UncheckedIOException("the reports cannot be written to '" + folder + "': " + IoReason.of(e.getCause()) + ".", e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException("the reports cannot be written to '" + folder + "': " + IoReason.of(e) + ".", e);
        }
    }

    private static void focus(FocusFile focus, String month, AtomicFolder out) {
        try {
            out.stage(month, "focus.csv", bytes -> focus.write(month, bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** A month's folder is replaced whole, so no export may live in it. */
    private static void keepInputs(Run run, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Path root = folder.toRealPath();
        for (MonthReport month : run.months()) {
            for (LoadedFile file : run.ledger().files()) {
                if (file.file().path().toRealPath().startsWith(root.resolve(month.month()))) {
                    throw new InputError("'" + file.file().path() + "' stands where the report of " + month.month()
                            + " goes, and would be lost. Name another folder with --out.");
                }
            }
        }
    }

    /** The rejected rows: {@code file,line,column,value,reason}. */
    public static Sheet rejected(List<Reject> rejects) {
        return new Sheet("Rejected rows", List.of(Column.text("file", "file"), Column.count("line", "line"), Column.text("column", "column"),
                Column.text("value", "value"), Column.text("reason", "reason")),
                rejects.stream().map(reject -> Sheet.row(reject.file(), reject.line() == 0 ? null : reject.line(), reject.column(), reject.value(),
                        reject.reason())).toList(), null);
    }
}
