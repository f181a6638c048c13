package dev.ftcost.cli;

import dev.ftcost.rates.Rate;
import dev.ftcost.rates.RateCards;
import dev.ftcost.rates.RateProblem;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.Sheet;
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
@Command(name = "rates", mixinStandardHelpOptions = true, header = "Show and check rate cards.", synopsisSubcommandLabel = "COMMAND")
public final class RatesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, header = "Which rates hold, and where they come from.",
            description = {"One row a SKU and service tier, in USD per 1,000,000 tokens (training_per_hour: per hour).",
                "A dash, or an empty cell, is 'not offered'. With several cards, each row is from the last card that answers for the day."})
    int list(@Mixin RatesOption rates, @Mixin Format format,
            @Option(names = "--on", paramLabel = "DATE", description = "The rates of one day (UTC). Without it, every row with its dates.") LocalDate day,
            @Option(names = "--model", paramLabel = "TEXT", defaultValue = "", description = "Only SKUs that contain this text.") String text) {
        List<List<Object>> rows = new ArrayList<>();
        for (Rate rate : day == null ? rates.load().all() : rates.load().on(day)) {
            if (rate.sku().contains(text)) {
                rows.add(Sheet.row(rate.sku(), rate.serviceTier(), rate.effectiveFrom(), rate.effectiveTo(), rate.input(), rate.cachedInput(),
                        rate.cacheWrite(), rate.output(), rate.training(), rate.trainingPerHour(), rate.place(), rate.source(), rate.note()));
            }
        }
        Sheet sheet = new Sheet("Rates", List.of(Column.text("model", "SKU"), Column.text("service_tier", "tier"),
                Column.date("effective_from", "from"), Column.date("effective_to", "until"), Column.rate("input_per_1m", "input"),
                Column.rate("cached_input_per_1m", "cached"), Column.rate("cache_write_per_1m", "cache write"), Column.rate("output_per_1m", "output"),
                Column.rate("training_per_1m", "training"), Column.rate("training_per_hour", "per hour"), Column.text("place", "card"),
                Column.text("source", "source"), Column.text("note", "note")), rows, null);
        format.print(spec.commandLine().getOut(), sheet, () -> JsonSheet.document("rates", sheet));
        return ExitCode.DONE;
    }

    @Command(name = "check", mixinStandardHelpOptions = true, header = "Whether a rate card can be trusted.",
            description = {"Looks for overlaps, gaps, wrong units, cached input dearer than input, misspelt columns; each with its line.",
                "Ends in 3 when there is anything to look at."})
    int check(@Mixin Format format, @Parameters(paramLabel = "CARD", description = "A path, or the name of a built-in card.") String card) {
        List<List<Object>> rows = new ArrayList<>();
        for (RateProblem problem : RateCards.check(card)) {
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
}
