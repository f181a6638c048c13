package dev.ftcost.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.cli.option.InputWarnings;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.rates.Rate;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.CsvSheet;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.Sheet;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rates as the card that {@code --rates} takes. */
final class CardSheet {
    private CardSheet() {}

    /**
     * The columns of a card.
     *
     * @param withPlace whether the place of each row is shown, which is no column of a card
     */
    static Sheet of(List<Rate> rates, boolean withPlace) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("model", "SKU"), Column.text("service_tier", "tier"),
                Column.text("context", "context").ranked(8),
                Column.text("project_id", "project").ranked(8), Column.date("effective_from", "from"),
                Column.date("effective_to", "until").ranked(5),
                Column.rate("input_per_1m", "input"), Column.rate("cached_input_per_1m", "cached"),
                Column.rate("cache_write_per_1m", "cache write").ranked(6),
                Column.rate("cache_write_12h_per_1m", "12h cache write").ranked(6), Column.rate("output_per_1m", "output"),
                Column.rate("training_per_1m", "training"), Column.rate("training_per_hour", "per hour").ranked(7),
                Column.rate("hosting_per_hour", "hosting per hour").ranked(7),
                Column.date("confirmed_on", "confirmed").ranked(7), Column.text("place", "card").ranked(6),
                Column.text("source", "source").ranked(9), Column.text("note", "note").ranked(9)));
        if (!withPlace) {
            columns.removeIf(column -> column.key().equals("place"));
        }
        return new Sheet("Rates", columns, rates.stream().map(rate -> row(rate, withPlace)).toList(), null);
    }

    private static List<Object> row(Rate rate, boolean withPlace) {
        List<Object> cells = new ArrayList<>(Sheet.row(rate.sku(), rate.serviceTier(), rate.longContext() ? "long" : null, rate.projectId(),
                rate.effectiveFrom(), rate.effectiveTo(), rate.input(), rate.cachedInput(), rate.cacheWrite(), rate.cacheWrite12h(),
                rate.output(),
                rate.training(), rate.trainingPerHour(), rate.hostingPerHour(), rate.confirmedOn()));
        if (withPlace) {
            cells.add(rate.place());
        }
        cells.add(rate.source());
        cells.add(rate.note());
        return Sheet.row(cells.toArray());
    }

    /** Prints the card as JSON or, in every other format, as CSV, which {@code --rates} reads. */
    static void print(PrintWriter out, OutputFormat format, List<Rate> rates) {
        print(out, format, rates, null);
    }

    /** @param input what is missing from the exports that the rates come from; null when they come from none */
    static void print(PrintWriter out, OutputFormat format, List<Rate> rates, Completeness input) {
        Sheet sheet = of(rates, false);
        if (format.kind() == OutputFormat.Kind.JSON) {
            ObjectNode json = JsonSheet.document("rates", sheet);
            out.print(JsonSheet.write(input == null ? json : InputWarnings.with(json, input)));
        } else {
            out.print(CsvSheet.write(sheet));
        }
        out.flush();
    }
}
