package dev.ftcost.cli;

import dev.ftcost.anomalies.AnomalyQuery;
import dev.ftcost.anomalies.statistics.Sensitivity;
import dev.ftcost.budget.Limit;
import dev.ftcost.budget.LimitsReader;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.ExportsOption;
import dev.ftcost.cli.option.Failure;
import dev.ftcost.cli.option.GlobalOptions;
import dev.ftcost.cli.option.HelpSection;
import dev.ftcost.cli.option.InputWarnings;
import dev.ftcost.cli.option.LifecycleOption;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.sheet.CsvSheet;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.summary.FailedStep;
import dev.ftcost.summary.Finding;
import dev.ftcost.summary.Findings;
import dev.ftcost.summary.ReportedFindings;
import dev.ftcost.summary.SummaryMessage;
import dev.ftcost.summary.SummaryQuery;
import dev.ftcost.summary.SummarySheet;
import dev.ftcost.summary.WholeFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ftcost summary}: what a person should look at, as a message. */
@Command(name = "summary", mixinStandardHelpOptions = true, sortOptions = false, header = "Summarize all findings in a short message, for mail or Slack.", description = {
        "One line per finding with its dollars, newest first: input errors, unpriced usage, bills that differ, restated and closed months, anomalies, budgets, and models "
                + "that stop within 180 days. scripts/nightly.sh sends this message.",
        "With --reported, findings that an earlier run reported and that did not change are left out."}, exitCodeList = {
                "0:no new findings, or shutdown dates alone",
                "3:new findings", "4:the exports contradict each other"}, footer = {"  ftcost summary exports/",
                        "  ftcost summary exports/ --budgets budgets.csv -f slack"})
public final class SummaryCommand implements Callable<Integer> {
    /** The formats of a message, and of all findings. */
    public enum Form { TEXT, SLACK, CSV, JSON }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExportsOption exports;

    @Option(names = {"-o",
            "--out"}, order = HelpSection.INPUT, paramLabel = "DIR", defaultValue = "reports", description = "Directory of the reports, for closed months. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(names = "--budgets", order = HelpSection.INPUT, paramLabel = "FILE", description = "CSV of budgets (see ftcost budget).")
    private Path budgets;

    @Option(names = "--since", order = HelpSection.INPUT, paramLabel = "DATE", description = "Ignore anomalies before this day (UTC).")
    private LocalDate since;

    @Option(names = "--today", order = HelpSection.INPUT, paramLabel = "DATE", description = "The day that --max-age and the days before a shutdown count from (UTC). Default for the latter: the day of the newest usage.")
    private LocalDate today;

    @Mixin
    private LifecycleOption lifecycle;

    @Option(names = "--reported", order = HelpSection.INPUT, paramLabel = "FILE", description = "What was reported before; read if it exists, and replaced when the message is printed.")
    private Path reported;

    @Option(names = "--failed", order = HelpSection.INPUT, paramLabel = "COMMAND=FILE", description = "A command that failed before, and the file with its error messages; reported first. Repeatable.")
    private Map<String, Path> failed = new LinkedHashMap<>();

    @Option(names = "--pulled", order = HelpSection.INPUT, description = "A complete pull came before: --reported has its day, --today, for when a later one fails.")
    private boolean pulled;

    @Option(names = {"-f",
            "--format"}, order = HelpSection.OUTPUT, paramLabel = "text|slack|csv|json", defaultValue = "text", description = "text and slack (JSON for a webhook): the message of new findings. csv and json: all findings. Default: ${DEFAULT-VALUE}.")
    private Form format;

    @Option(names = "--also", order = HelpSection.OUTPUT, paramLabel = "FORMAT=FILE", description = "Write another format to a file; a message only if there is one. Repeatable.")
    private Map<Form, Path> also = new LinkedHashMap<>();

    @Option(names = "--limit", order = HelpSection.OUTPUT, paramLabel = "N", defaultValue = "20", description = "Lines of the message; the rest is counted. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--note", order = HelpSection.OUTPUT, paramLabel = "TEXT", description = "A line at the end of the message. Repeatable.")
    private List<String> notes = List.of();

    @Override
    public Integer call() {
        ReportedFindings before = ReportedFindings.of(reported == null ? "" : WholeFile.read(reported));
        if (pulled && today != null) {
            before.setPulled(today);
        }
        List<FailedStep> steps = failed.entrySet().stream().map(step -> new FailedStep(step.getKey(), WholeFile.read(step.getValue())))
                .toList();
        List<Finding> found = new ArrayList<>();
        List<String> missing = List.of();
        LocalDate newest = null;
        int code = ExitCode.DONE;
        try (Ledger ledger = exports.ledger(RetryOverhead.usual(), out)) {
            Completeness input = exports.completeness(ledger);
            missing = input.sentences();
            newest = ledger.newestDay();
            found.addAll(Findings.of(ledger, input, query(), before.days()));
        } catch (RuntimeException e) {
            Failure failure = Failure.of(e);
            code = failure.code();
            failure.message().lines().filter(line -> steps.stream().noneMatch(step -> step.isFor(line)))
                    .forEach(line -> found.add(new FailedStep("summary", line).finding(null, null)));
        }
        for (FailedStep step : steps) {
            found.add(step.finding(newest, before.pulled()));
        }
        return answer(before, List.copyOf(found), missing, code);
    }

    private SummaryQuery query() {
        List<Limit> limits = budgets == null ? List.of() : LimitsReader.read(budgets);
        return new SummaryQuery(out, limits,
                new AnomalyQuery(since, null, AnomalyQuery.MIN_IMPACT, null, AnomalyQuery.SETTLE_DAYS, Sensitivity.DEFAULT),
                lifecycle.load(), today);
    }

    /** @param code what the exit code is, whatever was found; 0 when that decides */
    private int answer(ReportedFindings before, List<Finding> found, List<String> missing, int code) {
        List<Finding> fresh = found.stream().filter(before::isNew).toList();
        String rest = also.containsKey(Form.CSV) ? "see " + also.get(Form.CSV) : "--limit shows more";
        List<String> lines = new ArrayList<>(SummaryMessage.warnings(fresh, missing));
        lines.addAll(notes);
        SummaryMessage message = new SummaryMessage(fresh, limit, rest, lines);
        Sheet sheet = SummarySheet.of(found, before::isNew);
        also.forEach((form, file) -> {
            if (!fresh.isEmpty() || form == Form.CSV || form == Form.JSON) {
                WholeFile.write(file, written(form, message, sheet, missing));
            }
        });
        if (!fresh.isEmpty() || format == Form.CSV || format == Form.JSON) {
            spec.commandLine().getOut().print(written(format, message, sheet, missing));
            if (format == Form.CSV) {
                InputWarnings.print(spec.commandLine().getErr(), missing);
            }
        } else if (!GlobalOptions.isQuiet(spec)) {
            spec.commandLine().getOut().println(found.isEmpty() ? "No findings." : "No new findings.");
            InputWarnings.print(spec.commandLine().getOut(), missing);
        }
        // Only what was printed counts as reported.
        if (!spec.commandLine().getOut().checkError() && reported != null) {
            before.report(found, code == ExitCode.DONE);
            WholeFile.write(reported, before.text());
        }
        boolean anyFinding = fresh.stream().anyMatch(finding -> finding.kind().isFinding());
        return code != ExitCode.DONE ? code : anyFinding ? ExitCode.LOOK : ExitCode.DONE;
    }

    private static String written(Form form, SummaryMessage message, Sheet sheet, List<String> missing) {
        return switch (form) {
            case TEXT -> message.text();
            case SLACK -> JsonSheet.write(message.slack());
            case CSV -> CsvSheet.write(sheet);
            case JSON -> JsonSheet.write(InputWarnings.with(JsonSheet.document("summary", sheet), missing));
        };
    }
}
