package dev.ftcost.report.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.reconcile.Reconciliation;
import dev.ftcost.reconcile.ReconciliationJson;
import dev.ftcost.reconcile.ReconciliationSheet;
import dev.ftcost.report.CostColumns;
import dev.ftcost.report.MonthReport;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.MarkdownSheet;
import dev.ftcost.sheet.Sheet;
import java.util.List;

/** What a month's documents say of its bill; nothing when there is none. */
final class BillTables {
    private static final List<String> COLUMNS = List.of("line_item", "project_id", "list_cost", "billed_cost", "variance", "status",
            "explanation");

    private BillTables() {}

    /** Puts the bill into {@code report.json}. */
    static void put(ObjectNode json, Reconciliation bill) {
        if (bill == null) {
            return;
        }
        ObjectNode section = json.putObject("reconciliation");
        section.set("rows", JsonSheet.rows(ReconciliationSheet.of(bill)));
        ReconciliationJson.details(section, bill);
    }

    static void append(StringBuilder page, Reconciliation bill) {
        if (bill == null) {
            return;
        }
        page.append("## Reconciliation\n\n").append(MarkdownSheet.escaped(ReconciliationSheet.summary(bill))).append(". Compared by ")
                .append(String.join(", ", bill.levels().values())).append("; `reconciliation.csv` has every line.\n\n");
        bill.notes().forEach(note -> page.append("- ").append(MarkdownSheet.escaped(note)).append(".\n"));
        page.append(bill.notes().isEmpty() ? "" : "\n");
        Sheet differing = differing(bill);
        if (!differing.rows().isEmpty()) {
            page.append(MarkdownSheet.write(differing)).append('\n');
        }
        Sheet shares = ReconciliationSheet.shares(bill);
        if (!shares.rows().isEmpty()) {
            page.append("Shared bill lines, allocated by computed cost:\n\n").append(MarkdownSheet.write(CostColumns.only(shares,
                    List.of("line_item", "project_id", "model", "tokens", "list_cost", "billed_cost")))).append('\n');
        }
    }

    /** The lines that do not match; those that do need no room on a page. */
    static Sheet differing(Reconciliation bill) {
        return CostColumns.only(ReconciliationSheet.forPeople(bill.differing()).withoutTotal(), COLUMNS);
    }

    /** That the card has other prices than the bills of the months. */
    static List<String> disagreements(List<MonthReport> months) {
        return months.stream().filter(month -> month.reconciliation() != null && month.reconciliation().disagreement() != null)
                .map(month -> month.month() + ": " + month.reconciliation().disagreement()).toList();
    }
}
