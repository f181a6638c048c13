package dev.ftcost.reconcile.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** One day of a line: what was used and what was billed. */
public record LineDay(LocalDate day, List<UsageCharge> used, List<BilledCharge> bill) {
    /** Billed amounts went through binary floating point somewhere before they came here. */
    static final BigDecimal NOISE = new BigDecimal("0.000000001");

    /** Tokens that are read off a line that was rounded are off themselves, at twice the price at most. */
    private static final BigDecimal FROM_BILL = new BigDecimal(3);

    public static boolean isNothing(BigDecimal amount) {
        return amount.abs().compareTo(NOISE) <= 0;
    }

    public long tokens() {
        return used.stream().mapToLong(UsageCharge::tokens).sum();
    }

    /** What is known of it. */
    public BigDecimal listCost() {
        return used.stream().map(UsageCharge::listCost).filter(cost -> cost != null).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public boolean isUnpriced() {
        return used.stream().anyMatch(charge -> charge.unitPrice() == null);
    }

    public BigDecimal billed() {
        return bill.stream().map(BilledCharge::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal variance() {
        return billed().subtract(listCost());
    }

    /** How far the billed amount may be off because the export rounded it, in USD. */
    public BigDecimal slack() {
        BigDecimal rounding = bill.stream().map(BilledCharge::rounding).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean isSplit = used.stream().anyMatch(UsageCharge::fromBill) || bill.stream().map(BilledCharge::lineItem).distinct().count() > 1;
        return NOISE.max(isSplit ? rounding.multiply(FROM_BILL) : rounding);
    }

    /** Whether the two sides are equal, at the digits that the cost export has. */
    public boolean ties() {
        return variance().abs().compareTo(slack()) <= 0;
    }

    /** The quantity on the bill; null unless every row has one. */
    public BigDecimal billedTokens() {
        if (bill.isEmpty() || bill.stream().anyMatch(row -> row.tokens() == null)) {
            return null;
        }
        return bill.stream().map(BilledCharge::tokens).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The price of all that was used; null when there are several, or none, or several lines of the bill. */
    public BigDecimal unitPrice() {
        if (bill.stream().map(BilledCharge::lineItem).distinct().count() > 1) {
            return null;
        }
        BigDecimal price = used.isEmpty() ? null : used.get(0).unitPrice();
        return price != null && used.stream().allMatch(charge -> charge.unitPrice() != null && charge.unitPrice().compareTo(price) == 0)
                ? price : null;
    }
}
