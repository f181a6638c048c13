package dev.ftcost.reconcile.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** One day of a line: what was used and what was billed. */
public record LineDay(LocalDate day, List<UsageCharge> used, List<BilledCharge> bill) {
    /** Billed amounts went through binary floating point somewhere before they came here. */
    static final BigDecimal NOISE = new BigDecimal("0.000000001");

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

    /** The quantity on the bill; null unless every row has one. */
    public BigDecimal billedTokens() {
        if (bill.isEmpty() || bill.stream().anyMatch(row -> row.tokens() == null)) {
            return null;
        }
        return bill.stream().map(BilledCharge::tokens).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The price of all that was used; null when there are several, or none. */
    public BigDecimal unitPrice() {
        BigDecimal price = used.isEmpty() ? null : used.get(0).unitPrice();
        return price != null && used.stream().allMatch(charge -> charge.unitPrice() != null && charge.unitPrice().compareTo(price) == 0) ? price : null;
    }
}
