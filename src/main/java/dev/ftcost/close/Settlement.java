package dev.ftcost.close;

import dev.ftcost.sheet.Money;
import java.math.BigDecimal;

/**
 * The amounts that a month was closed with, exact and in USD.
 *
 * @param cost null when nothing of the month has a price; so are the list cost and the retry overhead
 * @param billed what the cost exports charge; null when there were none
 * @param invoice what OpenAI's invoice says; null when it was not given
 */
public record Settlement(BigDecimal cost, BigDecimal listCost, BigDecimal retryOverheadCost, BigDecimal billed, BigDecimal invoice) {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** The invoice less what was billed, or less the cost where there is no bill; null when one of them is not known. */
    public BigDecimal difference() {
        BigDecimal other = billed == null ? cost : billed;
        return invoice == null || other == null ? null : invoice.subtract(other);
    }

    /** Whether there is an invoice that is more than a cent off, or has nothing to be compared with. */
    boolean isOff() {
        return invoice != null && (difference() == null || difference().abs().compareTo(CENT) > 0);
    }

    boolean hasInvoice(BigDecimal other) {
        return invoice == null ? other == null : other != null && invoice.compareTo(other) == 0;
    }

    /** {@code cost $357.96, billed $357.96, invoice $357.96, difference $0.00}. */
    public String words() {
        return "cost " + Money.shownOrUnknown(cost) + (billed == null ? "" : ", billed " + Money.shown(billed))
                + (invoice == null ? "" : ", invoice " + Money.shown(invoice) + ", difference " + Money.shownOrUnknown(difference()));
    }
}
