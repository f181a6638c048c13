package dev.ftcost.reconcile;

import dev.ftcost.reconcile.Cause.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says of every day of a line that does not tie what it is worth and why, from what the numbers allow and nothing else. */
final class Explainer {
    private static final int MOST_TIMES = 4;

    private final Line line;
    private final MonthFacts facts;
    /** The price that the bill uses instead of the card's, by day. */
    private final Map<LocalDate, BigDecimal> prices = new HashMap<>();
    private final List<UnitPrices.Day> comparable = new ArrayList<>();

    private Explainer(Line line, MonthFacts facts) {
        this.line = line;
        this.facts = facts;
        for (Cell cell : line.cells()) {
            if (cell.unitPrice() != null && !Cell.isNothing(cell.billed())) {
                comparable.add(new UnitPrices.Day(cell.day(), tokensThatCount(cell), cell.billed(), cell.unitPrice()));
            }
        }
        List<BigDecimal> path = UnitPrices.path(comparable);
        for (int d = 0; d < path.size(); d++) {
            if (path.get(d) != null) {
                prices.put(comparable.get(d).day(), path.get(d));
            }
        }
    }

    static List<Cause> explain(Line line, MonthFacts facts) {
        Explainer explainer = new Explainer(line, facts);
        List<Cause> causes = new ArrayList<>();
        for (Cell cell : line.cells()) {
            if (!cell.isUnpriced() && !Cell.isNothing(cell.variance())) {
                explainer.explain(cell, causes);
            }
        }
        return causes;
    }

    /** On a bill that tells its quantity, a lone day cannot be read in two ways: the price is what its own tokens cost. */
    private BigDecimal tokensThatCount(Cell cell) {
        BigDecimal billed = cell.billedTokens();
        return billed != null && billed.signum() > 0 && line.cells().size() == 1 ? billed : BigDecimal.valueOf(cell.tokens());
    }

    private void explain(Cell cell, List<Cause> causes) {
        LocalDate day = cell.day();
        if (cell.used().isEmpty()) {
            causes.add(Cause.of(facts.usedDays().contains(day) ? Kind.NO_USAGE : Kind.NO_USAGE_DAY, day, cell.variance()));
            return;
        }
        if (Cell.isNothing(cell.billed())) {
            causes.add(Cause.of(facts.billedDays().contains(day) ? Kind.NOT_BILLED
                    : facts.isBeyondBill(day) && facts.isUnsettled(day) ? Kind.NOT_YET_BILLED : Kind.MISSING_DAY, day, cell.variance()));
            return;
        }
        BigDecimal price = prices.get(day);
        BigDecimal variance = cell.variance();
        boolean alone = comparable.size() == 1;
        if (price != null && !(alone && isTwice(cell, cell.listCost()) && facts.twiceOn().getOrDefault(day, 0) > 1)) {
            BigDecimal expected = price.multiply(BigDecimal.valueOf(cell.tokens())).multiply(Used.PER_TOKEN);
            BigDecimal byPrice = expected.subtract(cell.listCost());
            variance = cell.billed().subtract(expected);
            List<Cause.Fit> orTokens = alone && cell.billedTokens() == null ? TokenFits.of(cell, cell.variance(), null) : List.of();
            causes.add(new Cause(Kind.PRICE, day, byPrice, new Cause.Prices(price, cell.unitPrice()), orTokens,
                    alone && isTwice(cell, cell.listCost()) ? 2 : 0));
            if (Cell.isNothing(variance)) {
                return;
            }
        } else {
            price = null;
        }
        causes.add(onItsOwn(cell, variance, price));
    }

    /** A day that no unit price of several days explains. */
    private Cause onItsOwn(Cell cell, BigDecimal variance, BigDecimal price) {
        LocalDate day = cell.day();
        BigDecimal expected = cell.billed().subtract(variance);
        for (int times = 2; times <= MOST_TIMES; times++) {
            if (Cell.isNothing(cell.billed().subtract(expected.multiply(BigDecimal.valueOf(times))))) {
                return new Cause(Kind.TWICE, day, variance, null, List.of(), times);
            }
        }
        List<Cause.Fit> fits = TokenFits.of(cell, variance, price);
        if (!fits.isEmpty()) {
            return new Cause(Kind.TOKENS, day, variance, null, fits, 0);
        }
        if (cell.unitPrice() != null && price == null) {
            BigDecimal implied = new UnitPrices.Day(day, BigDecimal.valueOf(cell.tokens()), cell.billed(), cell.unitPrice()).implied();
            if (implied != null) {
                return new Cause(Kind.PRICE, day, variance, new Cause.Prices(implied, cell.unitPrice()), List.of(), 0);
            }
        }
        boolean late = facts.isLastOfMonth(day) && variance.signum() > 0 && variance.compareTo(expected) < 0;
        return Cause.of(late ? Kind.LATE : Kind.NOTHING, day, variance);
    }

    static boolean isTwice(Cell cell, BigDecimal expected) {
        return !Cell.isNothing(expected) && Cell.isNothing(cell.billed().subtract(expected.add(expected)));
    }
}
