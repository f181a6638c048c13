package dev.ftcost.report.write;

import dev.ftcost.anomalies.AnomalySheet;
import dev.ftcost.reconcile.BilledTeams;
import dev.ftcost.reconcile.ReconciliationSheet;
import dev.ftcost.report.ContractSavings;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.Run;
import dev.ftcost.sheet.AtomicFolder;
import dev.ftcost.sheet.CsvSheet;
import dev.ftcost.sheet.Sheet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The documents of a month. */
final class MonthFolder {
    private MonthFolder() {}

    /** A file of a month's folder, which is made when it is written. */
    record Document(String month, String name, AtomicFolder.Document content) {}

    static List<Document> documents(Run run, MonthReport report) {
        List<Document> documents = new ArrayList<>();
        String month = report.month();
        documents.add(new Document(month, "report.xlsx", out -> out.write(ReportXlsx.write(run, report))));
        documents.add(new Document(month, "report.html", out -> out.write(bytes(ReportHtml.write(run, report)))));
        documents.add(new Document(month, "report.json", out -> ReportJson.write(run, report, out)));
        documents.add(new Document(month, "summary.md", out -> out.write(bytes(ReportMarkdown.write(run, report)))));
        documents.add(csv(month, "cost-by-key.csv", report::byKey));
        documents.add(csv(month, "cost-by-model.csv", report::byModel));
        documents.add(csv(month, "cost-by-day.csv", report::byDay));
        documents.add(csv(month, "cost-by-project.csv", report::byProject));
        documents.add(csv(month, "cost-by-team.csv", report::byTeam));
        documents.add(csv(month, "lifecycle.csv", () -> run.stopping(month).in(month)));
        ContractSavings savings = run.savings(report);
        if (savings != null) {
            documents.add(csv(month, "contract-savings.csv", savings::rows));
        }
        if (!report.anomalies().isEmpty()) {
            documents.add(csv(month, "anomalies.csv", () -> AnomalySheet.of(report.anomalies())));
        }
        if (report.reconciliation() != null) {
            documents.add(csv(month, "reconciliation.csv", () -> ReconciliationSheet.of(report.reconciliation())));
        }
        if (hasBilledTeams(report)) {
            documents.add(csv(month, "billed-by-team.csv", () -> BilledTeams.of(run.ledger(), month)));
        }
        return documents;
    }

    /** Whether somebody can see what each team was billed. */
    static boolean hasBilledTeams(MonthReport report) {
        return report.reconciliation() != null && report.hasTeams();
    }

    private static Document csv(String month, String name, Supplier<Sheet> sheet) {
        return new Document(month, name, out -> CsvSheet.write(sheet.get(), out));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
