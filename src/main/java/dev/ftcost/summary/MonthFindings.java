package dev.ftcost.summary;

import dev.ftcost.close.ClosedMonths;
import dev.ftcost.close.MonthAdjustments;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.reconcile.Reconciliation;
import dev.ftcost.reconcile.row.ReconciliationRow;
import dev.ftcost.report.MonthReport;
import dev.ftcost.sheet.Money;
import dev.ftcost.summary.Finding.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** What there is to look at in whole months: bills that differ, closed months that would change, and months that are restated. */
final class MonthFindings {
    private MonthFindings() {}

    static List<Finding> of(Ledger ledger, List<MonthReport> months, SummaryQuery query, SeenDays before) {
        List<Finding> found = new ArrayList<>();
        ClosedMonths closed = ClosedMonths.in(query.reports());
        closed.warnings().forEach(sentence -> found.add(Finding.of(Kind.CLOSED, null, null, sentence)));
        SeenDays now = SeenDays.of(ledger, months, query.today());
        for (MonthReport month : months) {
            Reconciliation bill = month.reconciliation();
            if (closed.contains(month.month())) {
                closed(found, closed.adjustments(query.reports(), month.month(), month.byDay(), month.period(),
                        bill == null ? null : bill.billed()), lastDay(month));
            } else {
                Restated restated = before.restated(now, YearMonth.parse(month.month()));
                if (restated != null) {
                    found.add(restated.finding(lastDay(month)));
                }
            }
            if (bill != null && bill.rows().stream().anyMatch(ReconciliationRow::aboveTolerance)) {
                found.add(bill(month.month(), bill, lastDay(month)));
            }
        }
        before.become(now);
        return found;
    }

    private static LocalDate lastDay(MonthReport month) {
        return month.period().to() == null ? YearMonth.parse(month.month()).atEndOfMonth() : month.period().to();
    }

    private static void closed(List<Finding> found, MonthAdjustments adjustments, LocalDate day) {
        if (adjustments != null) {
            adjustments.warnings().forEach(sentence -> found.add(Finding.of(Kind.CLOSED, day, adjustments.total(), sentence)));
        }
    }

    /** Lines that match change every night as the month goes on; only what differs makes it another finding. */
    private static Finding bill(String month, Reconciliation bill, LocalDate day) {
        List<ReconciliationRow> differing = bill.rows().stream().filter(ReconciliationRow::aboveTolerance)
                .sorted(Comparator.comparing(MonthFindings::size).reversed()).toList();
        ReconciliationRow largest = differing.get(0);
        String sentence = month + ": " + bill.verdict().sentence() + ". "
                + (differing.size() == 1 ? "It is " : "The largest is ") + (largest.lineItem() == null ? "the total" : largest.lineItem())
                + (largest.projectId() == null || largest.projectId().isEmpty() ? "" : " in " + largest.projectId())
                + (largest.variance() == null ? "" : " (" + Money.change(largest.variance()) + ")")
                + (largest.explanation() == null ? "" : ": " + largest.explanation());
        CRC32 lines = new CRC32();
        lines.update(differing.stream().map(row -> row.lineItem() + "|" + row.projectId() + "|" + row.variance() + "|" + row.status())
                .collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8));
        return new Finding(Kind.BILL, day, bill.verdict().differingVariance(), sentence, month, Long.toHexString(lines.getValue()));
    }

    private static BigDecimal size(ReconciliationRow row) {
        BigDecimal amount = row.variance() == null ? row.billedCost() : row.variance();
        return amount == null ? BigDecimal.ZERO : amount.abs();
    }
}
