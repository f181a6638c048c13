package dev.ftcost.report.write;

import dev.ftcost.anomalies.AnomalySheet;
import dev.ftcost.reconcile.ReconciliationSheet;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.Run;
import dev.ftcost.sheet.CsvSheet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The documents of a month. */
final class MonthFolder {
    private MonthFolder() {}

    /** A file of a month's folder, which is made when its bytes are asked for. */
    record Document(String month, String name, Supplier<byte[]> bytes) {}

    static List<Document> documents(Run run, MonthReport report) {
        List<Document> documents = new ArrayList<>();
        documents.add(new Document(report.month(), "report.xlsx", () -> ReportXlsx.write(run, report)));
        add(documents, report, "report.html", () -> ReportHtml.write(run, report));
        add(documents, report, "report.json", () -> ReportJson.write(run, report));
        add(documents, report, "summary.md", () -> ReportMarkdown.write(run, report));
        add(documents, report, "cost-by-key.csv", () -> CsvSheet.write(report.byKey()));
        add(documents, report, "cost-by-model.csv", () -> CsvSheet.write(report.byModel()));
        add(documents, report, "cost-by-day.csv", () -> CsvSheet.write(report.byDay()));
        add(documents, report, "cost-by-project.csv", () -> CsvSheet.write(report.byProject()));
        add(documents, report, "cost-by-team.csv", () -> CsvSheet.write(report.byTeam()));
        add(documents, report, "lifecycle.csv", () -> CsvSheet.write(run.stopping().in(report.month())));
        if (!report.anomalies().isEmpty()) {
            add(documents, report, "anomalies.csv", () -> CsvSheet.write(AnomalySheet.of(report.anomalies())));
        }
        if (report.reconciliation() != null) {
            add(documents, report, "reconciliation.csv", () -> CsvSheet.write(ReconciliationSheet.of(report.reconciliation())));
        }
        return documents;
    }

    private static void add(List<Document> documents, MonthReport report, String name, Supplier<String> text) {
        documents.add(new Document(report.month(), name, () -> text.get().getBytes(StandardCharsets.UTF_8)));
    }
}
