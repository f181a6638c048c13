package dev.ftcost.cli;

import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.Messages;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.rates.CardUpdate;
import dev.ftcost.rates.Rate;
import dev.ftcost.rates.RateCards;
import dev.ftcost.rates.table.PriceTable;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.Money;
import dev.ftcost.usage.InputError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftcost rates import}: a price table of others as a card, or a card brought up to date by it. */
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false, header = "Convert a public price table to a rate card, or update a card.", description = {
        "Reads LiteLLM's model_prices_and_context_window.json, genai-prices' data.json or models.dev's api.json, whatever its name, and prints "
                + "OpenAI's models as a rate card (CSV). Prices are converted exactly to USD per 1M tokens; models that cannot be converted are warnings.",
        "With --onto, prints that card updated: rows with other prices end on --as-of and new ones begin, rows with the same prices are confirmed on "
                + "that date, all others remain. The changes go to stderr."}, footer = {
                        "  ftcost rates import model_prices_and_context_window.json",
                        "  ftcost rates import api.json --as-of 2026-11-28 --onto openai > card.csv"})
final class RatesImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputFormat format;

    @Parameters(paramLabel = "FILE", description = "Price table (JSON).")
    private Path file;

    @Option(names = "--onto", paramLabel = "CARD", description = "The card to update: built-in (openai, guide-2026, azure) or CSV path.")
    private String onto;

    @Option(names = "--as-of", paramLabel = "DATE", description = "The date of the table; with --onto, changed prices hold from that date (UTC).")
    private LocalDate asOf;

    @Override
    public Integer call() {
        if (onto != null && asOf == null) {
            throw new InputError("--onto needs the date of the table; add --as-of.");
        }
        List<Rate> card = onto == null ? List.of() : RateCards.load(List.of(onto)).all();
        PriceTable table = PriceTable.read(file, card.stream().map(Rate::sku).distinct().toList(), asOf);
        PrintWriter err = spec.commandLine().getErr();
        table.notes().forEach(note -> Messages.warning(err, note));
        if (onto == null) {
            CardSheet.print(spec.commandLine().getOut(), format, asOf == null ? table.rates()
                    : table.rates().stream().map(rate -> rate.confirmed(asOf)).toList());
            return ExitCode.DONE;
        }
        CardUpdate update = CardUpdate.of(card, table.rates(), asOf);
        CardSheet.print(spec.commandLine().getOut(), format, update.rates());
        update.doubts().forEach(doubt -> Messages.warning(err, doubt));
        update.changes().forEach(change -> err.println("changed: " + DisplayText.visible(change)));
        err.println("prices of " + asOf + ": " + Money.count(update.changes().size())
                + (update.changes().size() == 1 ? " row changed or new, " : " rows changed or new, ") + Money.count(update.confirmed())
                + " confirmed, " + Money.count(update.untouched()) + " not in the table and unchanged.");
        return ExitCode.DONE;
    }
}
