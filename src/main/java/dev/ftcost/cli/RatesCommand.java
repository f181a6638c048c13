package dev.ftcost.cli;

import dev.ftcost.cli.option.Terminal;
import dev.ftcost.cli.option.Messages;
import dev.ftcost.cli.option.AgeDayOption;
import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.ExportsOption;
import dev.ftcost.cli.option.InputWarnings;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.cli.option.RatesOption;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.completeness.InputWarning.Kind;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.rates.ConfirmedSpan;
import dev.ftcost.rates.Lifecycle;
import dev.ftcost.rates.Rate;
import dev.ftcost.rates.RateCards;
import dev.ftcost.rates.RateProblem;
import dev.ftcost.reconcile.Reconciler;
import dev.ftcost.reconcile.infer.InferredCard;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.usage.InputError;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftcost rates}: list, check, infer and import rate cards. */
@Command(name = "rates", mixinStandardHelpOptions = true, header = "List, check, infer and import rate cards (price lists).", synopsisSubcommandLabel = "COMMAND", subcommands = {
        RatesImportCommand.class,
        RatesDiscountCommand.class}, footer = {
                "  ftcost rates list --model gpt-4o-mini", "  ftcost help rates check"})
public final class RatesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "list", sortOptions = false, mixinStandardHelpOptions = true, header = "List the effective rates and their sources.", description = {
            "One row per SKU and service tier, in USD per 1,000,000 tokens (training_per_hour: per hour). "
                    + "A dash or an empty cell means not offered. With several cards, each row is from the last card that covers the date.",
            "The CSV output is itself a rate card."}, footer = {"  ftcost rates list --on 2026-08-01",
                    "  ftcost rates list --model gpt-4o-mini -f csv"})
    int list(@Mixin RatesOption rates, @Mixin OutputFormat format,
            @Option(names = "--on", paramLabel = "DATE", description = "Rates of one day (UTC). Default: every row with its dates.") LocalDate day,
            @Option(names = "--model", paramLabel = "TEXT", defaultValue = "", description = "Only SKUs that contain this text.") String text) {
        List<Rate> listed = new ArrayList<>();
        for (Rate rate : day == null ? rates.load().merged() : rates.load().on(day)) {
            if (rate.sku().contains(text)) {
                listed.add(rate);
            }
        }
        // As CSV it is a card that --rates takes, so the place of a row, which is no column of a card, is for people and programs.
        Sheet sheet = CardSheet.of(listed, format.kind() != OutputFormat.Kind.CSV);
        format.print(spec.commandLine().getOut(), sheet, () -> JsonSheet.document("rates", sheet));
        if (format.isTable() && !listed.isEmpty()) {
            spec.commandLine().getOut().println("\nprices: " + ConfirmedSpan.of(listed).label());
        }
        return ExitCode.DONE;
    }

    @Command(name = "check", mixinStandardHelpOptions = true, header = "Check a rate card for errors.", description = {
            "Finds overlaps, gaps, wrong units, rows that match no usage, prices far from the list, and replacements without a price, with line numbers."}, exitCodeList = {
                    "0:no problems found",
                    "3:problems found"}, footer = {"  ftcost rates check contract.csv", "  ftcost rates check openai -f json"})
    int check(@Mixin OutputFormat format, @Parameters(paramLabel = "CARD", description = "CSV path or built-in card.") String card,
            @Option(names = "--today", paramLabel = "DATE", description = "Reference date; no price can be confirmed later.") LocalDate today,
            @Option(names = "--lifecycle", paramLabel = "FILE", description = "Shutdown dates and replacements. Default: the built-in list.") Path lifecycle) {
        List<List<Object>> rows = new ArrayList<>();
        for (RateProblem problem : RateCards.check(card, today, lifecycle == null ? Lifecycle.builtIn() : Lifecycle.of(lifecycle))) {
            rows.add(Sheet.row((long) problem.line(), problem.error() ? "error" : "warning", problem.sentence()));
        }
        Sheet sheet = new Sheet("Rate card " + card,
                List.of(Column.count("line", "line"), Column.text("severity", "severity"), Column.text("problem", "problem")), rows, null);
        if (rows.isEmpty() && format.isTable()) {
            spec.commandLine().getOut().print(Terminal.shown(card + ": no problems found.\n"));
        } else {
            format.print(spec.commandLine().getOut(), sheet, () -> JsonSheet.document("rates", sheet));
        }
        return rows.isEmpty() ? ExitCode.DONE : ExitCode.LOOK;
    }

    @Command(name = "infer", mixinStandardHelpOptions = true, sortOptions = false, header = "Derive a rate card from the billed costs.", description = {
            "Divides the billed cost by the usage (or by the billed quantity) per SKU, tier and token type. A price is printed only if it is "
                    + "consistent across days. Prices not evidenced by the billed costs are left blank; inconsistencies are printed as warnings.",
            "The output is CSV, also with --format table."}, exitCodeList = {"0:success",
                    "3:no price can be derived, or input is missing or rejected", "4:the exports contradict each other"}, footer = {
                            "  ftcost rates infer exports/", "  ftcost rates infer exports/ -f json"})
    int infer(@Mixin ExportsOption exports, @Mixin AgeDayOption today, @Mixin OutputFormat format) {
        try (Ledger ledger = exports.ledger(RetryOverhead.usual(), null)) {
            Completeness input = exports.completeness(ledger).without(Kind.BLANK_BATCH, Kind.LOWER_BOUND, Kind.UNUSED_RATES);
            if (input.isEmpty()) {
                return InputWarnings.withoutExports(spec, format, input);
            }
            List<String> rejects = input.only(Kind.REJECTED_BILL).sentences();
            if (Reconciler.billedMonths(ledger).isEmpty() && !rejects.isEmpty()) {
                Messages.error(spec.commandLine().getErr(), "no price can be inferred: " + rejects.get(0) + ".");
                return ExitCode.LOOK;
            }
            if (Reconciler.billedMonths(ledger).isEmpty()) {
                throw new InputError("no cost export found; rates infer needs one to derive prices from.");
            }
            InferredCard card = InferredCard.of(ledger);
            CardSheet.print(spec.commandLine().getOut(), format, card.rates(), input);
            if (format.kind() != OutputFormat.Kind.JSON) {
                InputWarnings.print(spec.commandLine().getErr(), input);
            }
            card.story().forEach(sentence -> Messages.warning(spec.commandLine().getErr(), sentence));
            if (card.rates().isEmpty()) {
                Messages.warning(spec.commandLine().getErr(),
                        "no unit price could be inferred; group the cost export by line item and the usage by model");
            }
            return card.rates().isEmpty() || input.hasFindings() ? ExitCode.LOOK : ExitCode.DONE;
        }
    }
}
