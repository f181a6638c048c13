package dev.ftcost.report;

import dev.ftcost.report.MonthReport.Totals;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.usage.Meter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a month cost by token type. The tokens without a price have a column of their own where there are some. */
public final class TokenTypes {
    private static final List<Column> COLUMNS = List.of(Column.text("meter", "type"), Column.count("tokens", "tokens"),
            Column.amount("cost", "cost"), Column.count("unpriced_tokens", "unpriced tokens"));

    private final MonthReport report;

    private TokenTypes(MonthReport report) {
        this.report = report;
    }

    public static Sheet sheet(MonthReport report) {
        TokenTypes types = new TokenTypes(report);
        Totals totals = report.totals();
        return new Sheet("By token type", types.hasUnpriced() ? COLUMNS : COLUMNS.subList(0, 3), List.of(
                types.row("uncached input", totals.inputTokens() - totals.cachedInputTokens() - totals.cacheWriteTokens()
                        - totals.cacheWrite12hTokens(), totals.inputCost(), Set.of(Meter.INPUT, Meter.MEDIA_INPUT)),
                types.row("cached input", totals.cachedInputTokens(), totals.cachedInputCost(),
                        Set.of(Meter.CACHED_INPUT, Meter.MEDIA_CACHED_INPUT)),
                types.row("cache write", totals.cacheWriteTokens(), totals.cacheWriteCost(), Set.of(Meter.CACHE_WRITE)),
                types.row("12-hour cache write", totals.cacheWrite12hTokens(), totals.cacheWrite12hCost(), Set.of(Meter.CACHE_WRITE_12H)),
                types.row("output", totals.outputTokens(), totals.outputCost(), Set.of(Meter.OUTPUT, Meter.MEDIA_OUTPUT)),
                types.row("training", totals.trainedTokens(), totals.trainingCost(), Set.of(Meter.TRAINING))),
                types.cells("total", totals.inputTokens() + totals.outputTokens() + totals.trainedTokens(), totals.cost(),
                        totals.unpricedTokens()));
    }

    private boolean hasUnpriced() {
        return report.totals().unpricedTokens() > 0;
    }

    private List<Object> row(String name, long tokens, BigDecimal cost, Set<Meter> meters) {
        return cells(name, tokens, cost, report.unpriced().stream().filter(each -> meters.contains(Meter.of(each.meter())))
                .mapToLong(each -> each.tokens() == null ? 0 : each.tokens()).sum());
    }

    private List<Object> cells(String name, long tokens, BigDecimal cost, long unpriced) {
        List<Object> cells = new ArrayList<>(Sheet.row(name, tokens, cost));
        if (hasUnpriced()) {
            cells.add(unpriced);
        }
        return Sheet.row(cells.toArray());
    }
}
