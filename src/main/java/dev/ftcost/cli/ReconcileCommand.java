package dev.ftcost.cli;

import dev.ftcost.cli.option.Messages;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.ExportsOption;
import dev.ftcost.cli.option.InputWarnings;
import dev.ftcost.cli.option.MonthsOption;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.cli.option.Terminal;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.completeness.InputWarning.Kind;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.reconcile.Invoice;
import dev.ftcost.reconcile.Reconciler;
import dev.ftcost.reconcile.Reconciliation;
import dev.ftcost.reconcile.ReconciliationJson;
import dev.ftcost.reconcile.ReconciliationSheet;
import dev.ftcost.reconcile.row.Tolerance;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.usage.InputError;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ftcost reconcile}: does the computed cost tie to the cost export, and where it does not, why. */
@Command(name = "reconcile", mixinStandardHelpOptions = true, sortOptions = false, header = "Reconcile computed cost with the billed cost, line by line.", description = {
        "Cost exports among the inputs provide the billed amounts. Months that have one are compared at the finest level that usage and "
                + "cost export share. Every difference is explained. The retry overhead is excluded."}, exitCodeList = {
                        "0:reconciled", "2:no cost export to compare with",
                        "3:a variance is above the tolerance, rows of the cost export cannot be read, "
                                + "the invoice differs, or input is missing (non-token lines, credits and unsettled days are ignored)",
                        "4:the exports contradict each other"}, footer = {"  ftcost reconcile exports/",
                                "  ftcost reconcile exports/ -m 2026-10 --by day --tolerance 0.5%%"})
public final class ReconcileCommand implements Callable<Integer> {
    /** What one row of the answer covers. */
    public enum Period { DAY, MONTH }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExportsOption exports;

    @Mixin
    private MonthsOption monthsOption;

    @Option(names = "--tolerance", paramLabel = "AMOUNT|PERCENT", description = "Allowed difference per row, in USD (0.01) or in percent of billed (0.5%%). "
            + "Repeatable; the larger counts. Default: the larger of 0.01 and 0.5%%.")
    private List<String> tolerances = List.of();

    @Option(names = "--by", paramLabel = "day|month", defaultValue = "month", description = "One row per line and day, or per line and month. Default: ${DEFAULT-VALUE}; "
            + "the explanations name the days in both cases.")
    private Period period;

    @Option(names = "--all", description = "Show matching lines, too. csv and json always have them.")
    private boolean all;

    @Option(names = "--today", paramLabel = "DATE", description = "Reference date (UTC); data less than 48 hours old at its end is not final. "
            + "Default: the end of the newest data.")
    private LocalDate today;

    @Option(names = "--invoice", paramLabel = "AMOUNT", description = "Amount of OpenAI's invoice for --month, in USD, to compare with the cost export.")
    private String invoice;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() {
        Tolerance tolerance = Tolerance.of(tolerances);
        List<String> months = monthsOption.months();
        BigDecimal invoiced = invoice == null ? null : Invoice.amount(invoice);
        if (invoiced != null && months.size() != 1) {
            throw new InputError("--invoice is the amount of one month. Add --month YYYY-MM once.");
        }
        try (Ledger ledger = exports.ledger(RetryOverhead.usual(), null)) {
            Completeness input = exports.completeness(ledger).in(months);
            if (input.isEmpty()) {
                return InputWarnings.withoutExports(spec, format, input);
            }
            if (nothingBilled(ledger)) {
                List<String> rejects = input.only(Kind.REJECTED_BILL).sentences();
                if (rejects.isEmpty()) {
                    throw new InputError(whyNothing(ledger));
                }
                Messages.error(spec.commandLine().getErr(), "nothing can be compared: " + rejects.get(0) + ".");
                return ExitCode.LOOK;
            }
            if (ledger.months().isEmpty()) {
                throw new InputError(
                        "no usage is among the exports, so there is nothing to compare the cost export with. Add the usage export of these days "
                                + "(Usage > Export > Completions, grouped by model and project).");
            }
            Reconciler.sharesNoDay(ledger, months).ifPresent(days -> {
                throw new InputError(days + ", so no day can be compared. Add the usage export and the cost export of the same days.");
            });
            Reconciliation answer = Reconciler.of(ledger, months, tolerance, period == Period.DAY, today, invoiced);
            print(answer, input);
            return answer.needsLook() || input.hasFindings() ? ExitCode.LOOK : ExitCode.DONE;
        }
    }

    private boolean nothingBilled(Ledger ledger) {
        List<String> billed = Reconciler.billedMonths(ledger);
        return billed.isEmpty() || !monthsOption.months().isEmpty() && billed.stream().noneMatch(monthsOption.months()::contains);
    }

    private String whyNothing(Ledger ledger) {
        String asked = monthsOption.months().isEmpty() ? "" : " for " + String.join(", ", monthsOption.months());
        if (Reconciler.hasBill(ledger)) {
            return "the cost exports have no amount" + asked + ", so there is nothing to compare. Add the cost export of these days "
                    + "(Usage > Export > Costs, grouped by line item and project).";
        }
        return "no cost export is among the exports, so there is nothing to compare. Add the cost export of these days "
                + "(Usage > Export > Costs, grouped by line item and project).";
    }

    private void print(Reconciliation answer, Completeness input) {
        PrintWriter out = spec.commandLine().getOut();
        boolean forPeople = format.kind() == OutputFormat.Kind.TABLE || format.kind() == OutputFormat.Kind.MARKDOWN;
        PrintWriter story = forPeople ? out : spec.commandLine().getErr();
        ReconciliationSheet.verdict(answer).forEach(sentence -> story.print(Terminal.shown(DisplayText.visible(sentence) + "\n")));
        InputWarnings.print(spec, format, input.only(Kind.REJECTED_BILL));
        if (!forPeople) {
            Sheet sheet = ReconciliationSheet.of(answer);
            format.print(out, sheet, () -> {
                var json = JsonSheet.document("reconcile", sheet);
                ReconciliationJson.details(json, answer);
                return InputWarnings.with(json, input);
            });
        } else {
            Sheet sheet = all ? ReconciliationSheet.forPeople(answer) : ReconciliationSheet.forPeople(answer.differing()).withoutTotal();
            out.println();
            if (sheet.rows().isEmpty()) {
                out.println("Every line matches; --all shows them.");
            } else {
                format.print(out, sheet, () -> null);
                out.print(all
                        ? Terminal.shown("Amounts are rounded so that rows sum to the total; the status is that of the exact amounts.\n")
                        : "");
            }
        }
        answer.notes().forEach(note -> story.print(Terminal.shown((forPeople && answer.notes().get(0).equals(note) ? "\n" : "")
                + "note: " + DisplayText.visible(note) + ".\n")));
        story.flush();
        InputWarnings.print(spec, format, input.without(Kind.REJECTED_BILL));
    }
}
