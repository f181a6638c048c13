package dev.ftcost.report.write;

import dev.ftcost.report.Change.Part;
import dev.ftcost.report.Change;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Why a month cost more or less, as tables and as a sentence. */
final class ChangeSheets {
    static final String HOW = "Each cause is taken at what those before it left: requests, then tokens a request, then the mix, then prices. "
            + "The parts add up to the difference to the last digit; the retry overhead is outside";

    private ChangeSheets() {}

    /** {@code $8.25 (3.1 %) more than 2026-08}. */
    static String sentence(Change change) {
        BigDecimal difference = change.total().difference();
        if (difference.signum() == 0) {
            return "as much as " + (change.days() == null ? "" : "on the same days of ") + change.before();
        }
        return Money.shown(difference.abs()) + " (" + Money.percent(difference.abs(), change.total().before()) + ") "
                + (difference.signum() > 0 ? "more" : "less") + " than " + (change.days() == null ? "" : "on the same days of ")
                + change.before()
                + " (" + Money.shown(change.total().before()) + (change.days() == null ? "" : " on " + change.sameDays()) + ")";
    }

    /** The causes, and the difference under them. */
    static Sheet causes(Change change) {
        Part total = change.total();
        List<List<Object>> rows = new ArrayList<>();
        rows.add(Sheet.row("volume", "more or fewer requests, all models alike", change.moreRequests()));
        rows.add(Sheet.row("volume", "requests that moved to dearer or cheaper models", change.movedRequests()));
        rows.add(Sheet.row("tokens per request", "longer or shorter requests and answers", total.tokensPerRequest()));
        rows.add(Sheet.row("mix", "shares of input, cached input, output and service tiers", total.mix()));
        rows.add(Sheet.row("price", "other rates", total.price()));
        if (change.models().stream().anyMatch(model -> model.newOrGone().signum() != 0)) {
            rows.add(Sheet.row("new or gone", names(change), total.newOrGone()));
        }
        if (change.models().stream().anyMatch(model -> model.training().signum() != 0)) {
            rows.add(Sheet.row("training", "fine-tuning jobs", total.training()));
        }
        return new Sheet("Why did it change", List.of(Column.text("cause", "cause"), Column.text("what", "what it is"),
                Column.amount("cost", "cost")), rows, Sheet.row(null, null, total.difference()));
    }

    private static String names(Change change) {
        List<String> names = new ArrayList<>();
        for (Part model : change.models()) {
            if (model.newOrGone().signum() != 0) {
                names.add(model.model() + (model.kind() == Change.Kind.CONTINUED ? " (had no price in one of the months)"
                        : " (" + model.kind().label() + ")"));
            }
        }
        return String.join(", ", names);
    }

    /** One row a model, the total under them. */
    static Sheet models(Change change) {
        List<Column> columns = List.of(Column.text("model", "model"), Column.text("usage", "used in"),
                Column.amount("before", change.before() + (change.days() == null ? "" : ", " + change.sameDays())),
                Column.amount("cost", "cost"), Column.amount("difference", "difference"), Column.amount("volume", "volume"),
                Column.amount("tokens_per_request", "tokens per request"), Column.amount("mix", "mix"),
                Column.amount("price", "price"), Column.amount("new_or_gone", "new or gone"), Column.amount("training", "training"));
        return new Sheet("Change by model", columns,
                change.models().stream().map(model -> cells(model, model.model(), model.kind().label())).toList(),
                cells(change.total(), null, null));
    }

    private static List<Object> cells(Part part, String model, String usage) {
        return Sheet.row(model, usage, part.before(), part.now(), part.difference(), part.volume(), part.tokensPerRequest(), part.mix(),
                part.price(), part.newOrGone(), part.training());
    }
}
