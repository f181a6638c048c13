package dev.ftcost.cli;

import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.GlobalOptions;
import dev.ftcost.cli.option.HelpSection;
import dev.ftcost.cli.option.InputWarnings;
import dev.ftcost.cli.option.Messages;
import dev.ftcost.cli.option.MonthsOption;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.cli.option.Terminal;
import dev.ftcost.close.Closing;
import dev.ftcost.close.ClosingSheet;
import dev.ftcost.reconcile.Invoice;
import dev.ftcost.report.write.IndexFiles;
import dev.ftcost.sheet.AtomicFolder;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftcost close}: a month is settled, and its report stays as it is. */
@Command(name = "close", mixinStandardHelpOptions = true, sortOptions = false, header = "Close a month: freeze its report and record the invoice.", description = {
        "Writes DIR/YYYY-MM/closed.json: the totals, the billed cost, the invoice and the SHA-256 of every file of the month. Later reports leave "
                + "these files as they are; what later exports would change goes to DIR/YYYY-MM/adjustments.csv."}, exitCodeList = {
                        "0:success",
                        "2:the month has no report, or is closed with another invoice",
                        "3:closed with unpriced usage, rejected rows, unknown files, missing pages or an invoice that differs; or files of the closed month were changed"}, footer = {
                                "  ftcost close 2026-10 --invoice 357.96", "  ftcost close 2026-10 --reopen"})
public final class CloseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "YYYY-MM", description = "The month to close.")
    private String month;

    @Option(names = {"-o",
            "--out"}, order = HelpSection.INPUT, paramLabel = "DIR", defaultValue = "reports", description = "Directory with the reports. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(names = "--invoice", order = HelpSection.SETTINGS, paramLabel = "AMOUNT", description = "Amount of OpenAI's invoice for the month, in USD.")
    private String invoice;

    @Option(names = "--reopen", order = HelpSection.SETTINGS, description = "Open a closed month again. With --invoice, close it again with that invoice.")
    private boolean reopen;

    @Option(names = "--today", order = HelpSection.SETTINGS, paramLabel = "DATE", description = "Closing date to record. Default: none.")
    private LocalDate today;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() {
        MonthsOption.require("YYYY-MM", month);
        Closing.Request request = new Closing.Request(month, invoice == null ? null : Invoice.amount(invoice), reopen, today,
                Version.number());
        Closing.require(out, month);
        Closing closing;
        try (AtomicFolder folder = AtomicFolder.in(out, owner -> Messages.waiting(spec.commandLine().getErr(), owner, out))) {
            closing = Closing.of(folder, out, request);
            IndexFiles.write(folder, out, Version.number());
        } catch (IOException e) {
            throw new UncheckedIOException("'" + out + "' cannot be written: " + IoReason.of(e) + ".", e);
        }
        if (!GlobalOptions.isQuiet(spec) || closing.needsLook()) {
            print(closing);
        }
        return closing.needsLook() ? ExitCode.LOOK : ExitCode.DONE;
    }

    private void print(Closing closing) {
        PrintWriter answer = spec.commandLine().getOut();
        if (format.isTable()) {
            answer.print(Terminal.shown(DisplayText.visible(ClosingSheet.sentence(closing, out)) + ".\n"));
        } else {
            format.print(answer, ClosingSheet.of(closing), () -> ClosingSheet.json(closing));
        }
        answer.flush();
        InputWarnings.print(spec, format, closing.warnings());
    }
}
