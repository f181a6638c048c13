package dev.ftcost.close;

import dev.ftcost.report.PreviousReport;
import dev.ftcost.report.PreviousReports;
import dev.ftcost.sheet.AtomicFolder;
import dev.ftcost.sheet.Money;
import dev.ftcost.usage.InputError;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a month that was to be closed or reopened.
 *
 * @param month as it is closed now; null when it is open
 * @param warnings what has to be known of it, in sentences
 * @param needsLook whether one of them is a finding
 */
public record Closing(String name, Outcome outcome, ClosedMonth month, List<String> warnings, boolean needsLook) {
    /** What was done. */
    public enum Outcome {
        CLOSED("closed"), ALREADY_CLOSED("already closed"), REOPENED("reopened"), OPEN("open");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * What the command line says.
     *
     * @param invoice null when it was not given
     * @param reopen whether a closed month may be opened, and closed again when there is an invoice
     * @param today the day that is written down; null for none
     */
    public record Request(String month, BigDecimal invoice, boolean reopen, LocalDate today, String version) {}

    /** @throws InputError when there is no report of the month, or it is closed with another invoice */
    public static Closing of(AtomicFolder out, Path folder, Request request) throws IOException {
        String name = request.month();
        PreviousReport report = PreviousReports.in(folder, name::equals).months().get(name);
        Path place = folder.resolve(name);
        boolean isClosed = ClosedMonths.isClosed(place);
        if (isClosed && !request.reopen()) {
            return again(place, request);
        }
        if (request.reopen() && request.invoice() == null) {
            out.replaceFile(name + "/" + ClosedMonth.FILE, null);
            out.replaceFile(name + "/" + MonthAdjustments.FILE, null);
            return new Closing(name, isClosed ? Outcome.REOPENED : Outcome.OPEN, null, List.of(), false);
        }
        if (report == null) {
            throw new InputError(nothing(folder, name));
        }
        // What was adjusted of an earlier closing is nothing to this one.
        out.replaceFile(name + "/" + MonthAdjustments.FILE, null);
        Settlement settlement = new Settlement(report.cost(), report.listCost(), report.retryOverheadCost(), report.billed(),
                request.invoice());
        List<String> warnings = warnings(report, settlement);
        ClosedMonth month = new ClosedMonth(name, request.today() == null ? null : request.today().toString(), request.version(),
                settlement,
                warnings, ClosedFile.in(place));
        out.replaceFile(name + "/" + ClosedMonth.FILE, month.json().getBytes(StandardCharsets.UTF_8));
        return new Closing(name, Outcome.CLOSED, month, warnings,
                !report.complete() || report.rejected() > 0 || report.findings() > 0 || settlement.isOff());
    }

    /** A month that is closed stays so; the same invoice is no other one, and none is no statement. */
    private static Closing again(Path place, Request request) {
        ClosedMonth month = ClosedMonth.read(place, request.month());
        if (month == null) {
            return new Closing(request.month(), Outcome.ALREADY_CLOSED, null,
                    List.of(ClosedMonths.warning(request.month(), List.of(ClosedMonth.FILE + " cannot be read"))), true);
        }
        if (request.invoice() != null && !month.settlement().hasInvoice(request.invoice())) {
            BigDecimal invoice = month.settlement().invoice();
            throw new InputError(request.month() + " is closed " + (invoice == null ? "without an invoice" : "with an invoice of "
                    + Money.spelled(invoice)) + ", not with " + Money.spelled(request.invoice())
                    + ". Add --reopen to close it again with the new invoice.");
        }
        List<String> changes = month.changes(place);
        return new Closing(request.month(), Outcome.ALREADY_CLOSED, month,
                changes.isEmpty() ? List.of() : List.of(ClosedMonths.warning(request.month(), changes)), !changes.isEmpty());
    }

    private static List<String> warnings(PreviousReport report, Settlement settlement) {
        List<String> warnings = new ArrayList<>(report.warnings());
        if (!report.complete()) {
            warnings.add(report.month() + " is closed with usage that has no price; its cost does not include it");
        }
        if (settlement.isOff()) {
            warnings.add(settlement.difference() == null ? "nothing can be compared with the invoice: the month has no known cost"
                    : "the invoice is " + Money.shown(settlement.difference().abs())
                            + (settlement.difference().signum() > 0 ? " more" : " less") + " than the "
                            + (settlement.billed() == null ? "computed cost" : "cost export, which is before tax and credits"));
        }
        return warnings;
    }

    private static String nothing(Path folder, String month) {
        List<String> months = List.copyOf(PreviousReports.in(folder, each -> true).months().keySet());
        return "'" + folder.resolve(month) + "' has no report, so there is nothing to close. "
                + (months.isEmpty() ? "Write one with ftcost report EXPORT... --out '" + folder + "'."
                        : "Months with a report: " + String.join(", ", months) + ".");
    }

    /** Before anything is prepared: a folder that is not there is not made. */
    public static void require(Path folder, String month) {
        if (!Files.isDirectory(folder) || !ClosedMonths.isClosed(folder.resolve(month))
                && !PreviousReports.in(folder, month::equals).months().containsKey(month)) {
            throw new InputError(nothing(folder, month));
        }
    }
}
