package dev.ftcost.reconcile;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.reconcile.bill.Bill;
import dev.ftcost.reconcile.bill.BilledCharge;
import dev.ftcost.reconcile.row.Tolerance;
import dev.ftcost.sheet.Money;
import dev.ftcost.usage.InputError;
import java.math.BigDecimal;

/**
 * The invoice of a month compared with its cost export; amounts in USD.
 *
 * @param matches whether they differ by no more than a cent, or than the tolerance
 */
public record Invoice(String month, BigDecimal amount, BigDecimal billed, boolean matches) {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    static Invoice of(Ledger ledger, String month, BigDecimal amount, Tolerance tolerance) {
        BigDecimal billed = new Bill(ledger).billed(month).stream().map(BilledCharge::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Invoice(month, amount, billed, amount.subtract(billed).abs().compareTo(CENT.max(tolerance.amount())) <= 0);
    }

    /** @param text {@code 357.96}, with or without a dollar sign and commas between thousands; a comma elsewhere may be a decimal one */
    public static BigDecimal amount(String text) {
        String digits = text.strip().replaceFirst("^\\$", "");
        if (!digits.matches("(\\d{1,12}|\\d{1,3}(,\\d{3}){1,3})(\\.\\d{1,12})?")) {
            throw new InputError("--invoice '" + text + "' is not an amount in US dollars. Write 357.96.");
        }
        return new BigDecimal(digits.replace(",", ""));
    }

    public BigDecimal difference() {
        return amount.subtract(billed);
    }

    public String sentence() {
        return "Invoice of " + month + ": " + Money.shown(amount) + " · Cost export " + Money.shown(billed) + " · Difference "
                + Money.shown(difference())
                + (matches ? "" : ". The cost export is before tax and credits and must cover the whole month");
    }
}
