package dev.ftcost.cli;

import dev.ftcost.cli.option.AgeDayOption;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.ExportsOption;
import dev.ftcost.cli.option.GlobalOptions;
import dev.ftcost.cli.option.HelpSection;
import dev.ftcost.cli.option.InputWarnings;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.cli.option.RetryOverheadOption;
import dev.ftcost.cli.option.Terminal;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.completeness.InputWarning.Kind;
import dev.ftcost.cost.CostFile;
import dev.ftcost.cost.CostQuery;
import dev.ftcost.cost.CostSheet;
import dev.ftcost.cost.CostTable;
import dev.ftcost.cost.Dimension;
import dev.ftcost.cost.Filter;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.MarkdownSheet;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.TextSheet;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ftcost cost}: what usage and training cost, grouped by any dimensions. */
@Command(name = "cost", mixinStandardHelpOptions = true, sortOptions = false, header = "Show cost by day, model, project, key, user, team and more, in any combination.", description = {
        "One row per group, with the columns of the report's CSV files; the rows add up to the report, to the last digit. Usage without a project, key, "
                + "user or team has a row of its own. With type, each type of token has a row.",
        "Training counts on the day that the job ended."}, exitCodeList = {"0:success",
                "3:usage is unpriced, a filter matches nothing, or input is missing or rejected",
                "4:the exports contradict each other"}, footer = {
                        "  ftcost cost exports/ --by day,key --where 'model=ft:*' --top 20",
                        "  ftcost cost exports/ --by hour,user --since 2026-10-14 --until 2026-10-14",
                        "  ftcost cost exports/ --by day,model,project -o cost.parquet"})
public final class CostCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ExportsOption exports;

    @Option(names = "--by", paramLabel = "DIMENSION", split = ",", defaultValue = "model", description = "What to group by, separated by commas: month, day, hour, model, base, project, key, user, team, cost-center, tier, file, type (of token). Default: ${DEFAULT-VALUE}.")
    private List<String> by;

    @Option(names = "--where", paramLabel = "DIMENSION=VALUE", description = "Filter: only usage with this value; of a project, key or user, its ID or name. * matches any text, ? one character; an empty value (user=) matches usage without one. Repeatable; several values of one dimension are alternatives.")
    private List<String> where = List.of();

    @Option(names = "--since", paramLabel = "DATE", description = "Only this day or later (UTC).")
    private LocalDate since;

    @Option(names = "--until", paramLabel = "DATE", description = "Only this day or earlier (UTC).")
    private LocalDate until;

    @Option(names = "--top", paramLabel = "N", description = "Only the N groups with the largest cost; one row sums up the others.")
    private Long top;

    @Mixin
    private RetryOverheadOption overhead;

    @Mixin
    private OutputFormat format;

    @Option(names = {"-o",
            "--out"}, order = HelpSection.OUTPUT, paramLabel = "FILE", description = "Write the rows to a file that ends in .parquet, .csv or .json.")
    private Path out;

    // Looked up by --max-age.
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private AgeDayOption today;

    @Override
    public Integer call() {
        CostQuery query = new CostQuery(by.stream().map(word -> Dimension.of("--by", word.strip())).toList(), Filter.all(where), since,
                until, top);
        CostFile file = out == null ? null : new CostFile(out);
        RetryOverhead factors = overhead.overhead();
        try (Ledger ledger = query.needsBuckets() ? exports.ledgerByBucket(factors) : exports.ledger(factors, null)) {
            Completeness input = exports.completeness(ledger).without(Kind.DAYS_WITHOUT_COSTS).in(months(ledger));
            if (input.isEmpty()) {
                return InputWarnings.withoutExports(spec, format, input);
            }
            CostTable table = CostTable.of(ledger, query);
            if (file == null) {
                print(table, input);
            } else {
                file.write(ledger.database(), table,
                        () -> InputWarnings.with(InputWarnings.with(CostSheet.json(table), table.notes()), input));
                say(table, input);
            }
            return table.hasFindings() || input.hasFindings() ? ExitCode.LOOK : ExitCode.DONE;
        }
    }

    private void print(CostTable table, Completeness input) {
        String gap = warnings(table, input).isEmpty() ? "" : "\n";
        format.print(spec.commandLine().getOut(), table.sheet(),
                sheet -> sheet.rows().isEmpty() ? "" : TextSheet.write(CostSheet.forPeople(table), Terminal.tableWidth()) + gap,
                sheet -> sheet.rows().isEmpty() ? "" : MarkdownSheet.write(CostSheet.forPeople(table)) + gap,
                () -> InputWarnings.with(InputWarnings.with(CostSheet.json(table), table.notes()), input));
        InputWarnings.print(spec, format, warnings(table, input));
    }

    private void say(CostTable table, Completeness input) {
        PrintWriter said = spec.commandLine().getOut();
        if (!GlobalOptions.isQuiet(spec)) {
            long rows = table.sheet().rows().size();
            said.print(
                    "Wrote " + Money.count(rows) + (rows == 1 ? " row" : " rows") + " to '" + DisplayText.visible(out.toString()) + "'.\n");
        }
        InputWarnings.print(said, warnings(table, input));
    }

    private static List<String> warnings(CostTable table, Completeness input) {
        List<String> warnings = new ArrayList<>(table.notes());
        warnings.addAll(input.sentences());
        return warnings;
    }

    /** The months of the days that count, of those that the exports have. */
    private List<String> months(Ledger ledger) {
        return since == null && until == null ? List.of() : ledger.months().stream()
                .filter(month -> since == null || month.compareTo(since.toString().substring(0, 7)) >= 0)
                .filter(month -> until == null || month.compareTo(until.toString().substring(0, 7)) <= 0).toList();
    }
}
