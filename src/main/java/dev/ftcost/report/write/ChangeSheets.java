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
    static final String HOW = "Drivers are computed sequentially (volume, request size, token mix, price) and sum to the total change. "
            + "The retry overhead is not included";

    private ChangeSheets() {}

    /** {@code +$8.25 (+3.1%) vs. 2026-08}. */
    static String brief(Change change) {
        return difference(change) + unpriced(change);
    }

    /** {@code +$8.25 (+3.1%) vs. 2026-08 ($265.47)}. */
    static String sentence(Change change) {
        return difference(change) + " (" + Money.shown(change.total().before()) + (change.days() == null ? "" : " on " + change.sameDays())
                + ")" + unpriced(change);
    }

    private static String difference(Change change) {
        BigDecimal difference = change.total().difference();
        BigDecimal before = change.total().before();
        String percent = before.signum() == 0 ? ""
                : " (" + (difference.signum() > 0 ? "+" : "") + Money.percent(difference, before) + ")";
        return Money.change(difference) + percent + " vs. " + (change.days() == null ? "" : "the same days of ") + change.before();
    }

    /** That a part of one of the two months is unknown; empty when all is known. */
    static String unpriced(Change change) {
        return change.complete() ? "" : ", unpriced usage not included";
    }

    /** The causes, and the difference under them. */
    static Sheet causes(Change change) {
        Part total = change.total();
        List<List<Object>> rows = new ArrayList<>();
        rows.add(Sheet.row("volume", "number of requests", change.moreRequests()));
        rows.add(Sheet.row("model mix", "requests on more or less expensive models", change.movedRequests()));
        rows.add(Sheet.row("request size", "prompt and response length", total.tokensPerRequest()));
        rows.add(Sheet.row("token mix", "shares of input, cached input, output and service tiers", total.mix()));
        rows.add(Sheet.row("price", "rate changes", total.price()));
        if (change.models().stream().anyMatch(model -> model.newOrGone().signum() != 0)) {
            rows.add(Sheet.row("new or retired", names(change), total.newOrGone()));
        }
        if (change.models().stream().anyMatch(model -> model.training().signum() != 0)) {
            rows.add(Sheet.row("training", "fine-tuning jobs", total.training()));
        }
        return new Sheet("Change drivers", List.of(Column.text("cause", "driver"), Column.text("what", "description"),
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
        List<Column> columns = List.of(Column.text("model", "model"), Column.text("usage", "active in"),
                Column.amount("before", change.before() + (change.days() == null ? "" : ", " + change.sameDays())),
                Column.amount("cost", "cost"), Column.amount("difference", "change"), Column.amount("volume", "volume"),
                Column.amount("tokens_per_request", "request size"), Column.amount("mix", "token mix"),
                Column.amount("price", "price"), Column.amount("new_or_gone", "new or retired"), Column.amount("training", "training"));
        return new Sheet("Change by model", columns,
                change.models().stream().map(model -> cells(model, model.model(), model.kind().label())).toList(),
                cells(change.total(), null, null));
    }

    private static List<Object> cells(Part part, String model, String usage) {
        return Sheet.row(model, usage, part.knownBefore(), part.knownNow(), part.knownDifference(), part.volume(), part.tokensPerRequest(),
                part.mix(), part.price(), part.knownNewOrGone(), part.training());
    }
}
