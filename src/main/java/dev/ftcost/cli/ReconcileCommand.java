package dev.ftcost.cli;

import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.ExportsOption;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.reconcile.Reconciler;
import dev.ftcost.reconcile.Reconciliation;
import dev.ftcost.reconcile.ReconciliationJson;
import dev.ftcost.reconcile.ReconciliationSheet;
import dev.ftcost.reconcile.row.Tolerance;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.usage.InputError;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ftcost reconcile}: does the bill tie, and where it does not, why. */
@Command(name = "reconcile", mixinStandardHelpOptions = true, sortOptions = false, header = "Lay the computed cost beside the bill, line by line.",
        description = {"The cost exports among the EXPORTs are the bill. Months that have one are compared at the finest level that usage and bill share. "
            + "Every line that differs says why; retry overhead is no part of it.",
            "", "Exit code: 0 the bill ties; 2 no cost export is there to compare with; 3 a variance is above the tolerance "
            + "(lines of other things than tokens, credits and unsettled days never are).", ""})
public final class ReconcileCommand implements Callable<Integer> {
    /** What one row of the answer covers. */
    public enum Period { DAY, MONTH }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExportsOption exports;

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "Only this month. May be repeated.")
    private List<String> months = List.of();

    @Option(names = "--tolerance", paramLabel = "0.01|0.5%%", description = "What a row may differ, in USD or as a part of what was billed. May be repeated; "
            + "the larger counts. Default: the larger of 0.01 and 0.5%%.")
    private List<String> tolerances = List.of();

    @Option(names = "--by", paramLabel = "day|month", defaultValue = "month",
            description = "One row a line and day, or a line and month. Default: ${DEFAULT-VALUE}, because a month is what is invoiced and closed; "
                + "the explanations name the days all the same.")
    private Period period;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() {
        Tolerance tolerance = Tolerance.of(tolerances);
        for (String month : months) {
            if (!month.matches("\\d{4}-(0[1-9]|1[0-2])")) {
                throw new InputError("--month '" + month + "' is no month; write 2026-08.");
            }
        }
        try (Ledger ledger = exports.ledger(RetryOverhead.usual(), null)) {
            List<String> billed = Reconciler.billedMonths(ledger);
            if (billed.isEmpty() || !months.isEmpty() && billed.stream().noneMatch(months::contains)) {
                throw new InputError("no cost export " + (months.isEmpty() ? "is among the exports" : "covers " + String.join(", ", months))
                        + ", so there is no bill to compare with. Add the cost export of these days (Usage > Export > Costs, grouped by line item and project).");
            }
            Reconciliation answer = Reconciler.of(ledger, months, tolerance, period == Period.DAY);
            print(answer);
            return answer.ties() ? ExitCode.DONE : ExitCode.LOOK;
        }
    }

    private void print(Reconciliation answer) {
        Sheet sheet = ReconciliationSheet.of(answer);
        PrintWriter out = spec.commandLine().getOut();
        format.print(out, sheet, () -> {
            var json = JsonSheet.document("reconcile", sheet);
            ReconciliationJson.details(json, answer);
            return json;
        });
        PrintWriter story = format.isTable() ? out : spec.commandLine().getErr();
        if (format.isTable()) {
            out.println();
        }
        answer.notes().forEach(note -> story.println("note: " + note + "."));
        story.println(ReconciliationSheet.summary(answer) + ".");
        story.flush();
    }
}
