package dev.ftcost.reconcile.bill;

import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole numbers of tokens of one meter that a variance is worth. */
public final class TokenFits {
    private static final BigDecimal MILLION = new BigDecimal("1000000");
    /** A token of the cheapest meters costs little more than the noise, so a count has to come out finer than that. */
    private static final BigDecimal PART_OF_A_TOKEN = new BigDecimal("0.001");

    private TokenFits() {}

    /** @param price what holds instead of the card's price; may be null */
    public static List<Difference.Fit> of(LineDay cell, BigDecimal variance, BigDecimal price) {
        boolean oneSku = cell.used().stream().map(UsageCharge::sku).distinct().count() <= 1;
        boolean oneTier = cell.used().stream().map(UsageCharge::serviceTier).distinct().count() <= 1;
        boolean oneMeter = cell.used().stream().map(UsageCharge::meter).distinct().count() <= 1;
        Map<String, UsageCharge> meters = new LinkedHashMap<>();
        for (UsageCharge used : cell.used()) {
            // Tokens that the bill itself gives are the bill's; only the others can be too many or too few.
            if (used.unitPrice() != null && !used.fromBill()) {
                String label = (oneTier || used.serviceTier().equals("standard") ? "" : used.serviceTier() + " ")
                        + used.meter().replace('_', ' ')
                        + " tokens" + (oneSku ? "" : " of " + used.sku());
                meters.merge(label, used, (one, other) -> one.of(one.tokens() + other.tokens()));
            }
        }
        List<Difference.Fit> fits = new ArrayList<>();
        meters.forEach((label, used) -> {
            BigDecimal unit = price == null ? used.unitPrice() : price;
            Long tokens = wholeTokens(variance, unit, cell.slack());
            // No more can be missing than was used; and among many meters, a count beyond all usage is chance.
            if (tokens != null && (tokens > 0 && oneMeter && oneSku || Math.abs(tokens) <= used.tokens())) {
                fits.add(new Difference.Fit(tokens, label));
            }
        });
        fits.sort(Comparator.comparingLong(fit -> Math.abs(fit.tokens())));
        return fits;
    }

    /** The same of an amount that the export may have rounded; null too when several numbers of tokens come to it. */
    public static Long wholeTokens(BigDecimal amount, BigDecimal unitPrice, BigDecimal slack) {
        if (slack.compareTo(LineDay.NOISE) <= 0) {
            return wholeTokens(amount, unitPrice);
        }
        BigDecimal perToken = unitPrice.multiply(UsageCharge.PER_TOKEN);
        if (slack.add(slack).compareTo(perToken) >= 0) {
            return null;
        }
        long tokens = Money.quotient(amount, perToken, 0).longValue();
        boolean fits = amount.subtract(perToken.multiply(BigDecimal.valueOf(tokens))).abs().compareTo(slack) <= 0;
        return fits && tokens != 0 ? tokens : null;
    }

    /** The tokens that an amount is worth at a price per 1,000,000; null when they are no whole number, or none. */
    static Long wholeTokens(BigDecimal amount, BigDecimal unitPrice) {
        if (unitPrice.signum() <= 0) {
            return null;
        }
        BigDecimal tokens = Money.quotient(amount.multiply(MILLION), unitPrice, 0);
        BigDecimal off = amount.subtract(tokens.multiply(unitPrice).multiply(UsageCharge.PER_TOKEN)).abs();
        boolean whole = off.compareTo(LineDay.NOISE.min(unitPrice.multiply(UsageCharge.PER_TOKEN).multiply(PART_OF_A_TOKEN))) <= 0;
        return whole && tokens.signum() != 0 && tokens.precision() < 18 ? tokens.longValueExact() : null;
    }
}
