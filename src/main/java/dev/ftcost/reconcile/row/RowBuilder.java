package dev.ftcost.reconcile.row;

import dev.ftcost.names.NamedId;
import dev.ftcost.reconcile.bill.Difference.Kind;
import dev.ftcost.reconcile.bill.Difference;
import dev.ftcost.reconcile.bill.Line;
import dev.ftcost.reconcile.bill.LineDay;
import dev.ftcost.reconcile.bill.LineItem;
import dev.ftcost.reconcile.bill.UnitPrices;
import dev.ftcost.reconcile.bill.UsageCharge;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Judges the lines of a month: one row a line, or one row a line and day. */
public final class RowBuilder {
    private static final int SHARE_DECIMALS = 12;

    private final MonthFacts facts;
    private final Tolerance tolerance;
    private final boolean byDay;

    public RowBuilder(MonthFacts facts, Tolerance tolerance, boolean byDay) {
        this.facts = facts;
        this.tolerance = tolerance;
        this.byDay = byDay;
    }

    /** @param causes why the days of the line differ */
    public List<ReconciliationRow> of(Line line, List<Difference> causes) {
        List<ReconciliationRow> rows = new ArrayList<>();
        if (!byDay) {
            rows.add(row(facts.month(), line, line, causes, causes));
        } else {
            for (LineDay cell : line.cells()) {
                rows.add(row(cell.day().toString(), line, line.on(List.of(cell)), causes,
                        causes.stream().filter(cause -> cause.day().equals(cell.day())).toList()));
            }
        }
        return rows;
    }

    private ReconciliationRow row(String period, Line month, Line line, List<Difference> all, List<Difference> causes) {
        BigDecimal billed = line.billed();
        BigDecimal known = line.listCost();
        boolean nothingKnown = line.isUnpriced() && known.signum() == 0;
        BigDecimal variance = line.isUnpriced() ? null : billed.subtract(known);
        Status status = status(line, causes, variance);
        String reason = switch (status) {
            case OTHER -> other(line);
            case NOT_USED -> notUsed(line, causes);
            case UNPRICED -> unpriced(line);
            case NOT_BILLED -> notBilled(line, causes, all, month);
            default ->
                causes.isEmpty() ? Sentences.noise(line, variance) : cancelling(variance) + new Sentences(month, all, facts).of(causes);
        };
        String explanation = reason == null ? line.note()
                : line.note() == null || status == Status.NOT_USED ? reason : reason + "; " + line.note();
        return new ReconciliationRow(period, line.item(), NamedId.unnamed(line.projectId()), line.tokens(), nothingKnown ? null : known,
                billed,
                variance, status, explanation,
                isAbove(status, variance, billed), shares(line, known, billed));
    }

    private static String cancelling(BigDecimal variance) {
        return LineDay.isNothing(variance) ? "offsetting differences: " : "";
    }

    private Status status(Line line, List<Difference> causes, BigDecimal variance) {
        BigDecimal billed = line.billed();
        boolean isBilled = !LineDay.isNothing(billed);
        if (!line.billsTokens() || line.tokens() == 0 && isBilled && isBeyondUsage(line)) {
            return isBilled ? Status.OTHER : Status.MATCH;
        }
        if (line.tokens() > 0 && !isBilled && (variance == null || !LineDay.isNothing(variance))) {
            boolean notYet = !causes.isEmpty() && causes.stream().allMatch(cause -> cause.kind() == Kind.NOT_YET_BILLED);
            return notYet && !tolerance.covers(variance, billed) ? Status.PROVISIONAL
                    : notYet ? Status.WITHIN_TOLERANCE : Status.NOT_BILLED;
        }
        if (line.tokens() == 0 && isBilled) {
            return Status.NOT_USED;
        }
        if (variance == null) {
            return Status.UNPRICED;
        }
        if (LineDay.isNothing(variance) || causes.isEmpty()) {
            return Status.MATCH;
        }
        if (tolerance.covers(variance, billed)) {
            return Status.WITHIN_TOLERANCE;
        }
        List<Difference> open = causes.stream().filter(this::isOpen).toList();
        BigDecimal rest = open.stream().map(Difference::variance).reduce(variance, BigDecimal::subtract);
        if (!open.isEmpty() && open.stream().allMatch(cause -> facts.isUnsettled(cause.day())) && tolerance.covers(rest, billed)) {
            return Status.PROVISIONAL;
        }
        return variance.signum() > 0 ? Status.BILLED_MORE : Status.BILLED_LESS;
    }

    /** What of a day that is not final was not billed yet is no finding, and neither is what nothing explains. */
    private boolean isOpen(Difference cause) {
        return !cause.isExact() || cause.kind() == Kind.TOKENS && cause.variance().signum() < 0 && facts.isUnsettled(cause.day());
    }

    private boolean isAbove(Status status, BigDecimal variance, BigDecimal billed) {
        return switch (status) {
            case MATCH, WITHIN_TOLERANCE, OTHER, PROVISIONAL -> false;
            // What has no price cannot be said to tie.
            default -> variance == null || !tolerance.covers(variance, billed);
        };
    }

    /** Audio, images and evals may well be in no export of usage. */
    private static boolean isBeyondUsage(Line line) {
        LineItem item = LineItem.of(line.item() == null ? "" : line.item());
        return item.kind() == LineItem.Kind.AUDIO || item.kind() == LineItem.Kind.IMAGE || isEvals(item);
    }

    private static boolean isEvals(LineItem item) {
        return "evals".equals(item.prefix());
    }

    private static String other(Line line) {
        if (isEvals(LineItem.of(line.item()))) {
            return "evals are run by OpenAI, and no token usage among the exports explains them";
        }
        String what = switch (LineItem.of(line.item()).kind()) {
            case TOOL -> "tool calls";
            case IMAGE -> "images";
            case AUDIO -> "audio";
            case STORAGE -> "storage";
            default -> "a non-token charge";
        };
        return "the line bills " + what + ", which no token usage explains";
    }

    private String notUsed(Line line, List<Difference> causes) {
        boolean none = causes.stream().allMatch(cause -> cause.kind() == Kind.NO_USAGE_DAY);
        return Sentences.amount(line.billed()) + " was billed and no usage of this line is in the exports"
                + (none ? ", which contain no usage for "
                        + (facts.usedDays().isEmpty() ? facts.month() : DayNames.of(causes.stream().map(Difference::day).toList())) : "");
    }

    private String unpriced(Line line) {
        long tokens = line.cells().stream().flatMap(cell -> cell.used().stream()).filter(used -> used.unitPrice() == null)
                .mapToLong(UsageCharge::tokens).sum();
        if (line.models().contains("")) {
            return Money.count(tokens) + " tokens have no price, because the usage export is not grouped by model";
        }
        List<UnitPrices.Day> days = new ArrayList<>();
        for (LineDay cell : line.cells()) {
            if (!LineDay.isNothing(cell.billed()) && cell.tokens() > 0) {
                days.add(new UnitPrices.Day(cell.day(), BigDecimal.valueOf(cell.tokens()), cell.billed(), null, cell.slack()));
            }
        }
        List<BigDecimal> implied = UnitPrices.path(days).stream().distinct().toList();
        return Money.count(tokens) + " tokens of " + String.join(" and ", line.models()) + " have no rate on rate card " + facts.cards()
                + (implied.size() == 1 && implied.get(0) != null ? "; they were billed at " + Money.exact(implied.get(0))
                        + " per 1M (run 'ftcost rates infer' to create a rate card)" : "");
    }

    private String notBilled(Line line, List<Difference> causes, List<Difference> all, Line month) {
        if (causes.stream().anyMatch(cause -> cause.kind() != Kind.NOT_BILLED)) {
            return new Sentences(month, all, facts).of(causes);
        }
        String models = line.models().contains("") ? "" : " of " + String.join(" and ", line.models());
        return Money.count(line.tokens()) + " tokens" + models + " were used and "
                + (facts.rejectedOfBill() == 0 ? "the cost export has nothing on this line"
                        : "no readable row of the cost export bills this line")
                + (line.isUnpriced() ? "; they have no rate on rate card " + facts.cards() : "");
    }

    private static List<ReconciliationRow.Share> shares(Line line, BigDecimal known, BigDecimal billed) {
        if (line.item() == null || line.models().size() < 2 || known.signum() == 0 || billed.signum() <= 0 || line.isUnpriced()) {
            return List.of();
        }
        List<BigDecimal> costs = new ArrayList<>();
        List<Long> tokens = new ArrayList<>();
        for (String model : line.models()) {
            List<UsageCharge> own = line.cells().stream().flatMap(cell -> cell.used().stream()).filter(used -> used.model().equals(model))
                    .toList();
            costs.add(own.stream().map(UsageCharge::listCost).reduce(BigDecimal.ZERO, BigDecimal::add));
            tokens.add(own.stream().mapToLong(UsageCharge::tokens).sum());
        }
        List<BigDecimal> parts = Money.parts(billed, costs, SHARE_DECIMALS);
        List<ReconciliationRow.Share> shares = new ArrayList<>();
        for (int m = 0; m < costs.size(); m++) {
            shares.add(new ReconciliationRow.Share(line.models().get(m), tokens.get(m), costs.get(m), parts.get(m)));
        }
        return shares;
    }
}
