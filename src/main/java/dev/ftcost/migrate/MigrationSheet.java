package dev.ftcost.migrate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.sheet.TextSheet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** The answer of {@code migrate} for programs, and as text for people. */
public final class MigrationSheet {
    private MigrationSheet() {}

    /** One row per model and target. */
    public static Sheet of(Migration migration) {
        return new Sheet("Migration", List.of(Column.text("month", "month"), Column.text("model", "model"),
                Column.date("shutdown_date", "stops on"),
                Column.count("days_left", "days left"), Column.count("requests", "requests"), Column.count("input_tokens", "input tokens"),
                Column.count("cached_input_tokens", "cached"), Column.count("output_tokens", "output tokens"),
                Column.amount("cost", "cost"),
                Column.text("target", "target"), Column.amount("target_cost", "target cost"), Column.amount("difference", "difference"),
                Column.text("break_even_input_tokens_per_request", "input headroom per request"),
                Column.text("break_even_output_factor", "output headroom, factor")),
                migration.rows().stream()
                        .map(row -> Sheet.row(row.month(), row.model(), row.shutdownDate(), row.daysLeft(), row.requests(),
                                row.inputTokens(),
                                row.cachedInputTokens(), row.outputTokens(), row.cost(), row.target(), row.targetCost(), row.difference(),
                                row.headroom().inputTokensPerRequest(), row.headroom().outputFactor()))
                        .toList(),
                null);
    }

    public static ObjectNode json(Migration migration) {
        ObjectNode json = JsonSheet.document("migrate", of(migration));
        json.put("month", migration.month());
        json.put("today", migration.today() == null ? null : migration.today().toString());
        ArrayNode notes = json.putArray("notes");
        migration.notes().forEach(notes::add);
        ArrayNode warnings = json.putArray("warnings");
        migration.warnings().forEach(warnings::add);
        return json;
    }

    /**
     * The models that stop, then a table of what each costs where, then what to know of the numbers.
     *
     * @param width of the terminal in characters
     */
    public static String text(Migration migration, int width) {
        StringBuilder text = new StringBuilder();
        if (migration.rows().isEmpty()) {
            text.append(migration.month() == null ? "There is no usage in these exports.\n"
                    : "No model in use in " + migration.month() + " has a shutdown date.\n");
        } else {
            headline(text, migration);
            text.append(TextSheet.write(shown(migration), width));
        }
        sentences(text, "note: ", migration.notes());
        sentences(text, "warning: ", migration.warnings());
        return text.toString();
    }

    private static void headline(StringBuilder text, Migration migration) {
        text.append("Usage of ").append(migration.month()).append(" at the prices of ").append(migration.today()).append(", USD\n\n");
        migration
                .rows().stream().filter(row -> !row.isHosting()).map(row -> DisplayText.visible(row.model())
                        + (row.shutdownDate() == null ? ": no shutdown date is announced; "
                                : row.daysLeft() == 0 ? " was shut down on " + row.shutdownDate() + "; "
                                        : " stops on " + row.shutdownDate() + ", in " + row.daysLeft() + " days; ")
                        + Money.count(row.requests()) + (row.requests() == 1 ? " request costs " : " requests cost ") + amount(row.cost()))
                .distinct().forEach(line -> text.append(line).append('\n'));
        text.append('\n');
    }

    private static String amount(BigDecimal amount) {
        return amount == null ? "an unknown amount" : Money.shown(amount);
    }

    /** Without what the lines above say of a model. */
    private static Sheet shown(Migration migration) {
        return new Sheet("Migration", List.of(Column.text("model", "model"), Column.amount("cost", "cost").ranked(1),
                Column.text("target", "target"),
                Column.amount("target_cost", "target cost"), Column.amount("difference", "difference"),
                Column.text("input", "input headroom per request").ranked(5), Column.text("output", "output headroom, factor").ranked(4)),
                migration.rows().stream()
                        .map(row -> Sheet.row(row.model(), row.cost(), Objects.requireNonNullElse(row.target(), "none is named"),
                                row.targetCost(),
                                row.difference(), row.isHosting() ? "" : grouped(row.headroom().inputTokensPerRequest()),
                                row.isHosting() ? "" : row.headroom().outputFactor()))
                        .toList(),
                null);
    }

    private static String grouped(String number) {
        return number != null && number.matches("\\d{1,18}") ? Money.count(Long.parseLong(number)) : number;
    }

    private static void sentences(StringBuilder text, String lead, List<String> sentences) {
        text.append(sentences.isEmpty() ? "" : "\n");
        sentences.forEach(sentence -> text.append(lead).append(DisplayText.visible(sentence)).append(".\n"));
    }
}
