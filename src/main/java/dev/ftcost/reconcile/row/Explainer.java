package dev.ftcost.reconcile.row;

import dev.ftcost.reconcile.bill.Difference.Kind;
import dev.ftcost.reconcile.bill.Difference;
import dev.ftcost.reconcile.bill.Line;
import dev.ftcost.reconcile.bill.LineDay;
import dev.ftcost.reconcile.bill.TokenFits;
import dev.ftcost.reconcile.bill.UnitPrices;
import dev.ftcost.reconcile.bill.UsageCharge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says of every day of a line that does not tie what it is worth and why, from what the numbers allow and nothing else. */
public final class Explainer {
    private static final int MOST_TIMES = 4;

    private final Line line;
    private final MonthFacts facts;
    /** The price that the bill uses instead of the card's, by day. */
    private final Map<LocalDate, BigDecimal> prices = new HashMap<>();
    private final List<UnitPrices.Day> comparable = new ArrayList<>();

    private Explainer(Line line, MonthFacts facts) {
        this.line = line;
        this.facts = facts;
        for (LineDay cell : line.cells()) {
            boolean isWhole = !facts.coverage().hasPartOfUsage(cell.day()) && !facts.coverage().hasPartOfBill(cell.day());
            if (isWhole && cell.unitPrice() != null && !LineDay.isNothing(cell.billed())) {
                comparable.add(new UnitPrices.Day(cell.day(), tokensThatCount(cell), cell.billed(), cell.unitPrice(), cell.slack()));
            }
        }
        List<BigDecimal> path = UnitPrices.path(comparable);
        for (int d = 0; d < path.size(); d++) {
            if (path.get(d) != null) {
                prices.put(comparable.get(d).day(), path.get(d));
            }
        }
    }

    public static List<Difference> explain(Line line, MonthFacts facts) {
        Explainer explainer = new Explainer(line, facts);
        List<Difference> causes = new ArrayList<>();
        for (LineDay cell : line.cells()) {
            if (!cell.isUnpriced() && !cell.ties()) {
                explainer.explain(cell, causes);
            }
        }
        return causes;
    }

    /** On a bill with quantities, a lone day cannot be read in two ways: the price is what its own tokens cost. */
    private BigDecimal tokensThatCount(LineDay cell) {
        BigDecimal billed = cell.billedTokens();
        return billed != null && billed.signum() > 0 && line.cells().size() == 1 ? billed : BigDecimal.valueOf(cell.tokens());
    }

    private void explain(LineDay cell, List<Difference> causes) {
        LocalDate day = cell.day();
        if (cell.used().isEmpty()) {
            causes.add(Difference.of(facts.usedDays().contains(day) ? Kind.NO_USAGE : Kind.NO_USAGE_DAY, day, cell.variance()));
            return;
        }
        if (LineDay.isNothing(cell.billed())) {
            causes.add(Difference.of(nothingBilled(day), day, cell.variance()));
            return;
        }
        if (facts.coverage().hasPartOfUsage(day) && cell.variance().signum() > 0) {
            causes.add(Difference.of(Kind.PART_OF_USAGE, day, cell.variance()));
            return;
        }
        if (facts.coverage().hasPartOfBill(day) && cell.variance().signum() < 0) {
            causes.add(Difference.of(Kind.PART_OF_BILL, day, cell.variance()));
            return;
        }
        BigDecimal price = prices.get(day);
        BigDecimal variance = cell.variance();
        boolean alone = comparable.size() == 1;
        if (price != null && !(alone && isTwice(cell, cell.listCost()) && facts.twiceOn().getOrDefault(day, 0) > 1)) {
            BigDecimal expected = price.multiply(BigDecimal.valueOf(cell.tokens())).multiply(UsageCharge.PER_TOKEN);
            BigDecimal byPrice = expected.subtract(cell.listCost());
            variance = cell.billed().subtract(expected);
            List<Difference.Fit> orTokens = alone && cell.billedTokens() == null ? TokenFits.of(cell, cell.variance(), null) : List.of();
            causes.add(new Difference(Kind.PRICE, day, byPrice, new Difference.Prices(price, cell.unitPrice()), orTokens,
                    alone && isTwice(cell, cell.listCost()) ? 2 : 0));
            if (variance.abs().compareTo(cell.slack()) <= 0) {
                return;
            }
        } else {
            price = null;
        }
        causes.add(onItsOwn(cell, variance, price));
    }

    private Kind nothingBilled(LocalDate day) {
        if (facts.rejectedBillDays().contains(day)) {
            return Kind.REJECTED;
        }
        if (facts.billedDays().contains(day)) {
            return Kind.NOT_BILLED;
        }
        if (facts.coverage().billEndsBefore(day)) {
            return facts.isUnsettled(day) ? Kind.NOT_YET_BILLED : Kind.BEYOND_BILL;
        }
        return facts.coverage().billBeginsAfter(day) ? Kind.BEYOND_BILL : Kind.MISSING_DAY;
    }

    /** A day that no unit price of several days explains. */
    private Difference onItsOwn(LineDay cell, BigDecimal variance, BigDecimal price) {
        LocalDate day = cell.day();
        BigDecimal expected = cell.billed().subtract(variance);
        for (int times = 2; times <= MOST_TIMES; times++) {
            boolean isRounded = cell.slack().multiply(BigDecimal.TEN).compareTo(expected.abs()) > 0;
            if (!isRounded && cell.billed().subtract(expected.multiply(BigDecimal.valueOf(times))).abs().compareTo(cell.slack()) <= 0) {
                return new Difference(Kind.TWICE, day, variance, null, List.of(), times);
            }
        }
        // Of a total that may hold batch usage, no number of tokens is the only explanation.
        boolean mayBeBatch = line.item() == null && line.note() != null && variance.signum() < 0;
        List<Difference.Fit> fits = mayBeBatch ? List.of() : TokenFits.of(cell, variance, price);
        if (!fits.isEmpty()) {
            return new Difference(Kind.TOKENS, day, variance, null, fits, 0);
        }
        if (cell.unitPrice() != null && price == null) {
            BigDecimal implied = new UnitPrices.Day(day, BigDecimal.valueOf(cell.tokens()), cell.billed(), cell.unitPrice(), cell.slack())
                    .implied();
            if (implied != null) {
                return new Difference(Kind.PRICE, day, variance, new Difference.Prices(implied, cell.unitPrice()), List.of(), 0);
            }
        }
        boolean late = facts.isLastOfMonth(day) && variance.signum() > 0 && variance.compareTo(expected) < 0;
        return Difference.of(late ? Kind.LATE : Kind.NOTHING, day, variance);
    }

    public static boolean isTwice(LineDay cell, BigDecimal expected) {
        return cell.slack().multiply(BigDecimal.TEN).compareTo(expected.abs()) < 0
                && cell.billed().subtract(expected.add(expected)).abs().compareTo(cell.slack()) <= 0;
    }
}
