package dev.ftcost.migrate;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.rates.Lifecycle;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.usage.ModelId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The models in use that have a shutdown date, month by month.
 *
 * @param today the day from which days are counted, and whose prices a replacement has; null when there is no usage
 * @param isTodayGiven whether prices are those of that day because somebody names it; else a month that is over counts from its end
 * @param newestMonth the newest month with usage; null when there is none
 */
public record StoppingModels(LocalDate today, boolean isTodayGiven, String newestMonth, List<StoppingModel> rows) {
    /** How long before the shutdown it is said wherever the model is in use. */
    public static final long SOON_DAYS = 180;
    /** Where the other models are. */
    public static final String HOW = "ftcost migrate prices this usage on other models";
    private static final List<String> PER_MODEL = List.of("month", "base_model", "fine_tuned", "requests", "input_tokens",
            "cached_input_tokens", "output_tokens");

    private record Cost(BigDecimal cost, long unpricedTokens) {}

    public static StoppingModels of(Ledger ledger, Lifecycle known, LocalDate today) {
        return of(ledger, known, today, true);
    }

    public static StoppingModels of(Ledger ledger, Lifecycle known, LocalDate today, boolean isTodayGiven) {
        List<String> months = ledger.months();
        Lifecycle lifecycle = ledger.lifecycle(known);
        boolean any = ledger.database().query("load/models", row -> row.getString(1)).stream()
                .anyMatch(model -> lifecycle.shutdown(model).isPresent());
        if (today == null || months.isEmpty() || !any) {
            return new StoppingModels(today, isTodayGiven, null, List.of());
        }
        String first = months.get(0);
        String last = months.get(months.size() - 1);
        Map<List<String>, Cost> costs = new HashMap<>();
        ledger.database().forEach("migrate/month_cost", row -> costs.put(List.of(row.getString("month"), row.getString("model")),
                new Cost(row.getBigDecimal("cost"), row.getLong("unpriced_tokens"))), first, last);
        List<ModelUsage> usage = ModelUsage.of(ledger, first, last);
        List<StoppingModel> rows = new ArrayList<>();
        for (ModelUsage each : usage) {
            Optional<Lifecycle.Event> stops = lifecycle.shutdown(each.model());
            Cost cost = costs.get(List.of(each.month(), each.model()));
            stops.ifPresent(event -> rows.add(new StoppingModel(each, event.date(), event.daysLeft(today), cost.cost,
                    cost.unpricedTokens <= each.mediaTokens(),
                    event.replacement(),
                    event.replacement() == null ? null : PricedModel.of(event.replacement(), ledger.cards(), today).cost(each.parts()))));
        }
        return new StoppingModels(today, isTodayGiven, usage.isEmpty() ? null : usage.get(usage.size() - 1).month(), List.copyOf(rows));
    }

    /**
     * The models of a month. Where the month is over, the days are counted from its last one, so that its report does not change with every later
     * day; a replacement has the prices of today all the same, for it may be younger than the month.
     */
    public StoppingModels asOf(String month) {
        LocalDate end = YearMonth.parse(month).atEndOfMonth();
        LocalDate day = isTodayGiven || today == null || today.isBefore(end) ? today : end;
        return new StoppingModels(day, day == null || day.equals(today), newestMonth, rows.stream().filter(row -> row.month().equals(month))
                .map(row -> new StoppingModel(row.usage(), row.shutdownDate(), Lifecycle.daysLeft(day, row.shutdownDate()), row.cost(),
                        row.isWholeCost(), row.replacement(), row.replacementCost()))
                .toList());
    }

    /** The models in use in a month, one row each, by model. */
    public Sheet in(String month) {
        return new Sheet("Models that stop", List.of(Column.text("month", "month"), Column.text("model", "model"),
                Column.text("base_model", "base model"),
                Column.flag("fine_tuned", "fine-tuned"), Column.date("shutdown_date", "stops on"), Column.count("days_left", "days left"),
                Column.count("requests", "requests"), Column.count("input_tokens", "input tokens"),
                Column.count("cached_input_tokens", "cached"),
                Column.count("output_tokens", "output tokens"), Column.amount("cost", "cost"), Column.text("replacement", "replacement"),
                Column.amount("replacement_cost", "replacement cost"), Column.amount("difference", "difference")),
                rows.stream().filter(row -> row.month().equals(month)).map(StoppingModels::cells).toList(), null);
    }

    private static List<Object> cells(StoppingModel row) {
        ModelUsage usage = row.usage();
        return Sheet.row(row.month(), row.model(), ModelId.of(row.model()).baseModel(), usage.fineTuned(), row.shutdownDate(),
                row.daysLeft(), usage.requests(),
                usage.inputTokens(), usage.cachedInputTokens(), usage.outputTokens(), row.cost(), row.replacement(), row.replacementCost(),
                row.difference());
    }

    /** The same for people: without what stands in the tables of models. */
    public Sheet shownIn(String month) {
        Sheet sheet = in(month);
        List<Integer> shown = new ArrayList<>();
        for (int c = 0; c < sheet.columns().size(); c++) {
            if (!PER_MODEL.contains(sheet.columns().get(c).key())) {
                shown.add(c);
            }
        }
        return new Sheet(sheet.title(), shown.stream().map(sheet.columns()::get).toList(), sheet.rows().stream().map(row -> {
            List<Object> cells = new ArrayList<>();
            shown.forEach(c -> cells.add(row.get(c)));
            return cells;
        }).toList(), null);
    }

    /** How the replacement's cost comes about. */
    public String explanation() {
        return "Days are counted from " + today
                + ". The replacement cost is that of the same requests and tokens at the prices of "
                + (isTodayGiven ? "that day" : "the newest day of usage")
                + "; ftcost migrate says how much they may grow";
    }

    /** A sentence for each model in use that stops within 180 days, with what its newest whole month cost, and one on what to do. */
    public List<String> soon() {
        List<String> sentences = new ArrayList<>(inUse().stream().map(this::sentence).toList());
        if (!sentences.isEmpty()) {
            sentences.add(HOW);
        }
        return sentences;
    }

    /** The models in use that stop within 180 days, each with its newest whole month. */
    public List<StoppingModel> inUse() {
        Map<String, List<StoppingModel>> byModel = new LinkedHashMap<>();
        rows.stream().filter(row -> row.daysLeft() <= SOON_DAYS && isInUse(row))
                .forEach(row -> byModel.computeIfAbsent(row.model(), model -> new ArrayList<>()).add(row));
        boolean isWhole = newestMonth != null && !today.isBefore(YearMonth.parse(newestMonth).atEndOfMonth());
        // The newest month says most once it is over; before that, the one before it does.
        return byModel.values().stream().map(months -> months.get(isWhole ? months.size() - 1 : 0)).toList();
    }

    /** In the newest month, which may have only begun, or the one before it. */
    private boolean isInUse(StoppingModel row) {
        return row.month().equals(newestMonth) || row.month().equals(YearMonth.parse(newestMonth).minusMonths(1).toString());
    }

    /** When a model stops, what its month cost, and what that costs on its replacement. */
    public String sentence(StoppingModel row) {
        return "'" + row.model() + "' "
                + (row.daysLeft() == 0 ? "was shut down on " + row.shutdownDate() : "stops on " + row.shutdownDate() + ", in "
                        + row.daysLeft() + (row.daysLeft() == 1 ? " day" : " days"))
                + ": it cost " + shown(row.cost()) + " in " + row.month() + (row.replacement() == null
                        ? ", and no replacement is named"
                        : ", and its replacement " + row.replacement()
                                + (row.replacementCost() == null ? " has no price for that usage on " + today
                                        : " costs " + shown(row.replacementCost()) + " for the same usage"));
    }

    private static String shown(BigDecimal amount) {
        return amount == null ? "an unknown amount" : Money.shown(amount);
    }
}
