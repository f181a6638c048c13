package dev.ftcost.cli;

import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.rates.Rate;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.CsvSheet;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.Sheet;
import java.io.PrintWriter;
import java.util.List;

/** Rates as the card that {@code --rates} takes. */
final class CardSheet {
    private static final List<Column> COLUMNS = List.of(Column.text("model", "SKU"), Column.text("service_tier", "tier"), Column.date("effective_from", "from"),
            Column.date("effective_to", "until"), Column.rate("input_per_1m", "input"), Column.rate("cached_input_per_1m", "cached"),
            Column.rate("cache_write_per_1m", "cache write"), Column.rate("output_per_1m", "output"), Column.rate("training_per_1m", "training"),
            Column.rate("training_per_hour", "per hour"), Column.text("source", "source"), Column.text("note", "note"));

    private CardSheet() {}

    /** A card is CSV; a table of it would be of no use to {@code --rates}. */
    static void print(PrintWriter out, OutputFormat format, List<Rate> rates) {
        Sheet sheet = new Sheet("Rate card", COLUMNS, rates.stream().map(rate -> Sheet.row(rate.sku(), rate.serviceTier(), rate.effectiveFrom(),
                rate.effectiveTo(), rate.input(), rate.cachedInput(), rate.cacheWrite(), rate.output(), rate.training(), rate.trainingPerHour(),
                rate.source(), rate.note())).toList(), null);
        out.print(format.kind() == OutputFormat.Kind.JSON ? JsonSheet.write(JsonSheet.document("rates", sheet)) : CsvSheet.write(sheet));
        out.flush();
    }
}
