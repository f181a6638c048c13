package dev.ftcost.cli;

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
import dev.ftcost.rates.Lifecycle;
import dev.ftcost.rates.LiteLlmImport;
import dev.ftcost.rates.Rate;
import dev.ftcost.rates.RateCards;
import dev.ftcost.rates.RateProblem;
import dev.ftcost.reconcile.Reconciler;
import dev.ftcost.reconcile.Reconciliation;
import dev.ftcost.reconcile.infer.InferredCard;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.usage.InputError;
import java.nio.file.Files;
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

/** {@code ftcost rates}: what the cards say, and whether a card can be trusted. */
@Command(name = "rates", mixinStandardHelpOptions = true, header = "Show, check, infer and import rate cards.", synopsisSubcommandLabel = "COMMAND")
public final class RatesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, header = "Which rates hold, and where they come from.",
            description = {"One row a SKU and service tier, in USD per 1,000,000 tokens (training_per_hour: per hour).",
                "A dash, or an empty cell, is 'not offered'. With several cards, each row is from the last card that answers for the days.",
                "As CSV, what is printed is a card: ftcost rates list --format csv > card.csv."})
    int list(@Mixin RatesOption rates, @Mixin OutputFormat format,
            @Option(names = "--on", paramLabel = "DATE", description = "The rates of one day (UTC). Without it, every row with its dates.") LocalDate day,
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
        return ExitCode.DONE;
    }

    @Command(name = "check", mixinStandardHelpOptions = true, header = "Whether a rate card can be trusted.",
            description = {"Looks for overlaps, gaps, wrong units, rows that match no usage, prices far from the list's, replacements without a price; each with its line.",
                "Ends in 3 when there is anything to look at."})
    int check(@Mixin OutputFormat format, @Parameters(paramLabel = "CARD", description = "A path, or the name of a built-in card.") String card,
            @Option(names = "--today", paramLabel = "DATE", description = "The day after which no price can have been confirmed.") LocalDate today,
            @Option(names = "--lifecycle", paramLabel = "FILE", description = "Shutdown dates and replacements; default: those that are built in.") Path lifecycle) {
        List<List<Object>> rows = new ArrayList<>();
        for (RateProblem problem : RateCards.check(card, today, lifecycle == null ? Lifecycle.builtIn() : Lifecycle.of(lifecycle))) {
            rows.add(Sheet.row((long) problem.line(), problem.error() ? "error" : "warning", problem.sentence()));
        }
        Sheet sheet = new Sheet("Rate card " + card,
                List.of(Column.count("line", "line"), Column.text("severity", "severity"), Column.text("problem", "problem")), rows, null);
        if (rows.isEmpty() && format.isTable()) {
            spec.commandLine().getOut().println(card + ": nothing wrong was found.");
        } else {
            format.print(spec.commandLine().getOut(), sheet, () -> JsonSheet.document("rates", sheet));
        }
        return rows.isEmpty() ? ExitCode.DONE : ExitCode.LOOK;
    }

    @Command(name = "infer", mixinStandardHelpOptions = true, sortOptions = false, header = "The rate card that the bill implies.",
            description = {"Divides what was billed by what was used (by the bill's own quantity where it has one), a SKU, a tier and a meter at a time. A price is "
                + "only printed when it comes out exactly and fits the days; what does not agree is named in the note and on stderr.",
                "Prints the card as CSV, also with --format table: ftcost rates infer exports > card.csv. What the bill says nothing of stays blank."})
    int infer(@Mixin ExportsOption exports, @Mixin AgeDayOption today, @Mixin OutputFormat format) {
        try (Ledger ledger = exports.ledger(RetryOverhead.usual(), null)) {
            Completeness input = exports.completeness(ledger).without(Kind.BLANK_BATCH, Kind.LOWER_BOUND, Kind.UNUSED_RATES);
            if (input.isEmpty()) {
                return InputWarnings.withoutExports(spec, format, input);
            }
            if (Reconciler.billedMonths(ledger).isEmpty()) {
                throw new InputError("no cost export is among the exports, so there is no bill to infer prices from.");
            }
            InferredCard card = InferredCard.of(ledger);
            CardSheet.print(spec.commandLine().getOut(), format, card.rates(), input);
            if (format.kind() != OutputFormat.Kind.JSON) {
                InputWarnings.print(spec.commandLine().getErr(), input);
            }
            card.story().forEach(sentence -> spec.commandLine().getErr().println("warning: " + DisplayText.visible(sentence) + "."));
            if (card.rates().isEmpty()) {
                spec.commandLine().getErr().println("warning: no unit price could be inferred; group the cost export by line item and the usage by model.");
            }
            String rejected = Reconciliation.rejected(Reconciler.rejectsOfBill(ledger));
            return card.rates().isEmpty() || rejected != null || input.hasFindings() ? ExitCode.LOOK : ExitCode.DONE;
        }
    }

    @Command(name = "import", mixinStandardHelpOptions = true, header = "Turn LiteLLM's price table into a rate card.",
            description = {"Reads model_prices_and_context_window.json and prints OpenAI's models as a card (CSV). Prices per token are taken as their decimal text, "
                + "times 1,000,000, exactly. Everything that does not become a rate is named on stderr."})
    int importTable(@Mixin OutputFormat format, @Parameters(paramLabel = "FILE", description = "The price table.") Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputError("'" + file + "' is no file.");
        }
        LiteLlmImport table = LiteLlmImport.read(file);
        CardSheet.print(spec.commandLine().getOut(), format, table.rates());
        table.oddities().forEach(sentence -> spec.commandLine().getErr().println("look: " + DisplayText.visible(sentence) + "."));
        return ExitCode.DONE;
    }
}
