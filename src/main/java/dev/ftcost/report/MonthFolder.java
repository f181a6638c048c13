package dev.ftcost.report;

import dev.ftcost.anomaly.AnomalySheet;
import dev.ftcost.reconcile.ReconciliationSheet;
import dev.ftcost.sheet.CsvSheet;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The documents of a month, by file name. */
final class MonthFolder {
    private MonthFolder() {}

    static Map<String, byte[]> documents(Run run, MonthReport report) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        text(files, "summary.md", ReportMarkdown.write(run, report));
        text(files, "report.html", ReportHtml.write(run, report));
        files.put("report.xlsx", ReportXlsx.write(run, report));
        text(files, "report.json", ReportJson.write(run, report));
        text(files, "cost-by-model.csv", CsvSheet.write(report.byModel()));
        text(files, "cost-by-day.csv", CsvSheet.write(report.byDay()));
        text(files, "cost-by-project.csv", CsvSheet.write(report.byProject()));
        text(files, "cost-by-key.csv", CsvSheet.write(report.byKey()));
        if (!report.anomalies().isEmpty()) {
            text(files, "anomalies.csv", CsvSheet.write(AnomalySheet.of(report.anomalies())));
        }
        if (report.reconciliation() != null) {
            text(files, "reconciliation.csv", CsvSheet.write(ReconciliationSheet.of(report.reconciliation())));
        }
        return files;
    }

    private static void text(Map<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
