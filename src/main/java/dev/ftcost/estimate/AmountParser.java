package dev.ftcost.estimate;

import dev.ftcost.usage.InputError;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as people write them: {@code 5M} tokens, {@code 20%}, {@code 2.5} hours. */
public final class AmountParser {
    private static final Map<String, BigDecimal> SUFFIXES = Map.of("", BigDecimal.ONE, "k", new BigDecimal("1000"),
            "m", new BigDecimal("1000000"), "b", new BigDecimal("1000000000"));
    private static final Pattern COUNT = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})?)([kKmMbB]?)");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)%");
    private static final Pattern DOLLARS = Pattern.compile("-?\\d{1,12}(?:\\.\\d{1,12})?");
    private static final Pattern PLAIN = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");
    /** More than anyone ever used; beyond it a count would not fit its multiples. */
    private static final BigDecimal MOST = new BigDecimal("1000000000000000");

    private AmountParser() {}

    /** A whole count: {@code 2500}, {@code 2.5k}, {@code 5M}, {@code 2B}. */
    public static long count(String text) {
        Matcher amount = COUNT.matcher(text);
        if (!amount.matches()) {
            throw new InputError("'" + text + "' is not an amount; write 500000, 500k, 5M or 2B");
        }
        BigDecimal count = new BigDecimal(amount.group(1)).multiply(SUFFIXES.get(amount.group(2).toLowerCase(java.util.Locale.ROOT)));
        if (count.stripTrailingZeros().scale() > 0) {
            throw new InputError("'" + text + "' is not a whole number");
        }
        if (count.compareTo(MOST) > 0) {
            throw new InputError("'" + text + "' is more than 1,000,000 B");
        }
        return count.longValueExact();
    }

    /** A part of something, from none to all of it: {@code 20%}, or 0.2. */
    public static BigDecimal share(String text) {
        Matcher percent = PERCENT.matcher(text);
        BigDecimal share;
        if (percent.matches()) {
            share = new BigDecimal(percent.group(1)).movePointLeft(2);
        } else if (PLAIN.matcher(text).matches()) {
            share = new BigDecimal(text);
        } else {
            throw new InputError("'" + text + "' is not a percentage; write 20%");
        }
        if (share.compareTo(BigDecimal.ONE) > 0) {
            throw new InputError("'" + text + "' is more than 100%; write 20% for a fifth");
        }
        return share;
    }

    /** US dollars. An exponent is none: a billion zeros would have to be written out. */
    public static BigDecimal dollars(String text) {
        if (!DOLLARS.matcher(text).matches()) {
            throw new InputError("'" + text + "' is not an amount in USD; write 5.00");
        }
        return new BigDecimal(text);
    }

    /** Hours, in decimals. */
    public static BigDecimal hours(String text) {
        if (!PLAIN.matcher(text).matches()) {
            throw new InputError("'" + text + "' is not a number of hours; write 4 or 2.55");
        }
        return new BigDecimal(text);
    }

    /** {@code 20%} of 0.2. */
    public static String percent(BigDecimal share) {
        return plain(share.movePointRight(2)) + "%";
    }

    /** Digits without an exponent, and without zeros that mean nothing. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
