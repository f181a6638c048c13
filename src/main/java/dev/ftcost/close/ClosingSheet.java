package dev.ftcost.close;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import java.nio.file.Path;
import java.util.List;

/** The answer of {@code close}: a row for programs, a sentence for people. */
public final class ClosingSheet {
    private ClosingSheet() {}

    public static Sheet of(Closing closing) {
        ClosedMonth month = closing.month();
        Settlement amounts = month == null ? new Settlement(null, null, null, null, null) : month.settlement();
        return new Sheet("Closed month", List.of(Column.text("month", "month"), Column.text("status", "status"),
                Column.amount("cost", "cost"), Column.amount("list_cost", "list cost"),
                Column.amount("retry_overhead_cost", "retry overhead"), Column.amount("billed_cost", "billed"),
                Column.amount("invoice", "invoice"), Column.amount("invoice_difference", "difference"),
                Column.text("closed_on", "closed on"), Column.count("files", "files")),
                List.of(Sheet.row(closing.name(), closing.outcome().name().toLowerCase(java.util.Locale.ROOT), amounts.cost(),
                        amounts.listCost(), amounts.retryOverheadCost(), amounts.billed(), amounts.invoice(), amounts.difference(),
                        month == null ? null : month.closedOn(), month == null ? null : (long) month.files().size())),
                null);
    }

    public static ObjectNode json(Closing closing) {
        ObjectNode json = JsonSheet.document("close", of(closing));
        ArrayNode warnings = json.putArray("warnings");
        closing.warnings().forEach(warnings::add);
        return json;
    }

    /** {@code 2026-10 is closed: cost $357.96, billed $357.96. Its 14 files are in reports/2026-10, their checksums in closed.json}. */
    public static String sentence(Closing closing, Path folder) {
        String verb = closing.name() + switch (closing.outcome()) {
            case CLOSED -> " is closed";
            case ALREADY_CLOSED -> " was closed before, and nothing is changed";
            case REOPENED -> " is open again; the next report replaces its files";
            case OPEN -> " was not closed, and nothing is changed";
        };
        ClosedMonth month = closing.month();
        return month == null ? verb : verb + ": " + month.settlement().words() + ". " + Money.count(month.files().size()) + " files in "
                + folder.resolve(closing.name()) + ", their checksums in " + ClosedMonth.FILE;
    }
}
