package dev.ftcost.reconcile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** One day of a line: what was used and what was billed. */
record Cell(LocalDate day, List<Used> used, List<Billed> bill) {
    /** Billed amounts went through binary floating point somewhere before they came here. */
    static final BigDecimal NOISE = new BigDecimal("0.000000001");

    static boolean isNothing(BigDecimal amount) {
        return amount.abs().compareTo(NOISE) <= 0;
    }

    long tokens() {
        return used.stream().mapToLong(Used::tokens).sum();
    }

    /** What is known of it. */
    BigDecimal listCost() {
        return used.stream().map(Used::listCost).filter(cost -> cost != null).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean isUnpriced() {
        return used.stream().anyMatch(charge -> charge.unitPrice() == null);
    }

    BigDecimal billed() {
        return bill.stream().map(Billed::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal variance() {
        return billed().subtract(listCost());
    }

    /** The quantity on the bill; null unless every row has one. */
    BigDecimal billedTokens() {
        if (bill.isEmpty() || bill.stream().anyMatch(row -> row.tokens() == null)) {
            return null;
        }
        return bill.stream().map(Billed::tokens).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The price of all that was used; null when there are several, or none. */
    BigDecimal unitPrice() {
        BigDecimal price = used.isEmpty() ? null : used.get(0).unitPrice();
        return price != null && used.stream().allMatch(charge -> charge.unitPrice() != null && charge.unitPrice().compareTo(price) == 0) ? price : null;
    }
}
