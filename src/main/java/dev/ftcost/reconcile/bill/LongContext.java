package dev.ftcost.reconcile.bill;

import dev.ftcost.rates.Rate;
import dev.ftcost.rates.RateCards;
import dev.ftcost.rates.RateQuery;
import dev.ftcost.sheet.Money;
import dev.ftcost.usage.ModelId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Usage exports count requests in long context among the others; the bill has them on a line of their own at a price of their own. As many
 * tokens as the bill's quantity says, as its amounts are worth, or as the plain line leaves, are taken out of the usage.
 */
final class LongContext {
    /** What processing in one region adds to a price. */
    private static final BigDecimal UPLIFT = new BigDecimal("1.1");

    private final List<BilledCharge> bill;
    private final LineNames names;
    private final RateCards cards;
    private final boolean byProject;

    LongContext(List<BilledCharge> bill, LineNames names, RateCards cards, boolean byProject) {
        this.bill = bill;
        this.names = names;
        this.cards = cards;
        this.byProject = byProject;
    }

    /**
     * The usage with the tokens of a long line set apart.
     *
     * @param isExact whether the bill says how many they are, on every day
     */
    record Split(List<UsageCharge> charges, boolean isExact) {}

    /**
     * How many tokens of a day are long.
     *
     * @param isExact whether the bill says so
     * @param hasRest whether the bill says how many the others are, too
     */
    private record Part(long tokens, boolean isExact, boolean hasRest) {}

    Split split(List<UsageCharge> used, String longLine) {
        String plain = LineItem.of(longLine).withoutLongContext();
        List<UsageCharge> allCharges = new ArrayList<>(used);
        boolean isExact = true;
        for (BilledCharge row : bill) {
            if (longLine.equals(row.lineItem()) && first(row)) {
                List<UsageCharge> own = allCharges.stream()
                        .filter(charge -> isAt(row, charge.day(), charge.projectId()) && names.of(charge).equals(plain)).toList();
                Part part = part(row, plain, own);
                if (part == null || part.tokens > tokens(own)) {
                    return new Split(used, false);
                }
                isExact &= part.isExact;
                take(allCharges, own, part);
            }
        }
        return new Split(allCharges, isExact);
    }

    private static long tokens(List<UsageCharge> charges) {
        return charges.stream().mapToLong(UsageCharge::tokens).sum();
    }

    /** Whether no row before bills the same line, day and project; they are looked at together. */
    // Rows may be equal and yet two charges: the row itself is meant.
    @SuppressWarnings("ReferenceEquality")
    private boolean first(BilledCharge row) {
        return bill.stream().filter(other -> Objects.equals(other.lineItem(), row.lineItem()) && isAt(row, other.day(), other.projectId()))
                .findFirst().get() == row;
    }

    private boolean isAt(BilledCharge row, LocalDate day, String projectId) {
        return row.day().equals(day) && (!byProject || Objects.equals(row.projectId(), projectId));
    }

    /** Null when the bill does not say. */
    private Part part(BilledCharge row, String plain, List<UsageCharge> own) {
        LineDay longer = cell(row, row.lineItem(), own);
        BigDecimal quantity = longer.billedTokens();
        if (quantity != null && quantity.stripTrailingZeros().scale() <= 0) {
            return new Part(quantity.longValueExact(), true, false);
        }
        LineDay rest = cell(row, plain, own);
        BigDecimal longPrice = longPrice(own);
        Long ofLong = longPrice == null ? null : TokenFits.wholeTokens(longer.billed(), longPrice, longer.slack());
        BigDecimal price = rest.unitPrice();
        Long ofPlain = price == null || rest.bill().isEmpty() ? null : TokenFits.wholeTokens(rest.billed(), price, rest.slack());
        if (ofLong != null && ofPlain != null && upliftedTokens(ofLong, ofLong + ofPlain, rest.tokens()) != null) {
            return new Part(upliftedTokens(ofLong, ofLong + ofPlain, rest.tokens()), true, true);
        }
        if (ofLong != null) {
            return new Part(ofLong, true, false);
        }
        if (rest.bill().isEmpty()) {
            return own.isEmpty() ? null : new Part(rest.tokens(), true, false);
        }
        if (ofPlain != null) {
            return ofPlain > rest.tokens() ? null : new Part(rest.tokens() - ofPlain, true, false);
        }
        // Of an amount that the export rounded, the nearest number of tokens serves: the sum is compared at the digits of the export.
        return longPrice == null || longPrice.signum() <= 0 || longer.slack().compareTo(LineDay.NOISE) <= 0 ? null
                : new Part(Math.min(rest.tokens(),
                        Money.quotient(longer.billed(), longPrice.multiply(UsageCharge.PER_TOKEN), 0).longValue()), false, false);
    }

    /** Both lines at the price of one region come to a tenth more tokens than were used; null when they do not. */
    private static Long upliftedTokens(long ofLong, long billed, long used) {
        if (UPLIFT.multiply(BigDecimal.valueOf(used)).compareTo(BigDecimal.valueOf(billed)) != 0) {
            return null;
        }
        BigDecimal tokens = Money.quotient(BigDecimal.valueOf(ofLong), UPLIFT, 0);
        return tokens.multiply(UPLIFT).compareTo(BigDecimal.valueOf(ofLong)) == 0 ? Long.valueOf(tokens.longValueExact()) : null;
    }

    /** The price of long requests; null when there is none, or several. */
    private BigDecimal longPrice(List<UsageCharge> own) {
        List<BigDecimal> prices = own.stream().map(charge -> MixedTiers.price(longRate(charge), charge.meter())).toList();
        BigDecimal first = prices.isEmpty() ? null : prices.get(0);
        return first != null && prices.stream().allMatch(price -> price != null && price.compareTo(first) == 0) ? first : null;
    }

    /** Null when no card has a row for long requests of the usage. */
    private Rate longRate(UsageCharge charge) {
        return cards.rateFor(new RateQuery(List.of(charge.sku(), ModelId.dateless(charge.sku())), charge.serviceTier(), true,
                charge.projectId(), charge.day())).filter(Rate::longContext).orElse(null);
    }

    private LineDay cell(BilledCharge row, String line, List<UsageCharge> own) {
        return new LineDay(row.day(), own,
                bill.stream().filter(other -> line.equals(other.lineItem()) && isAt(row, other.day(), other.projectId())).toList());
    }

    private void take(List<UsageCharge> allCharges, List<UsageCharge> own, Part part) {
        long wanted = part.tokens;
        for (UsageCharge charge : own.stream()
                .sorted(Comparator.comparingLong(UsageCharge::tokens).reversed().thenComparing(UsageCharge::model)).toList()) {
            long some = Math.min(wanted, charge.tokens());
            if (some > 0 || part.hasRest) {
                allCharges.remove(charge);
                if (some < charge.tokens()) {
                    UsageCharge rest = charge.of(charge.tokens() - some);
                    allCharges.add(part.hasRest ? rest.asBilled() : rest);
                }
            }
            if (some > 0) {
                allCharges.add(charge.inLongContext(some, longRate(charge)));
                wanted -= some;
            }
        }
    }

    /** The lines of long context on the bill. */
    static List<String> lines(Iterable<String> items) {
        TreeSet<String> lines = new TreeSet<>();
        items.forEach(item -> {
            if (LineItem.of(item).longContext()) {
                lines.add(item);
            }
        });
        return List.copyOf(lines);
    }
}
