package dev.ftcost.focus;

import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** An exact decimal as plain digits, written over and over into the same bytes: a table of millions of amounts makes no objects. */
public final class DecimalText {
    private static final int LONGEST = 40;

    private byte[] digits = new byte[LONGEST];
    private int start = LONGEST;

    /** {@code unscaled × 10^-scale} as {@link Money#exact} writes it: at least two decimals, no zeros after them. */
    public DecimalText exact(long unscaled, int scale) {
        return write(unscaled, scale, 2);
    }

    /** The same for an amount beyond 64 bits. */
    public DecimalText exact(BigDecimal amount) {
        digits = Money.exact(amount).getBytes(StandardCharsets.US_ASCII);
        start = 0;
        return this;
    }

    /**
     * {@code unscaled × 10^-scale} with one decimal at least: 1200 tokens are 1200.0, because readers that look at the first rows take a column
     * of whole numbers for one of integers, and the specification wants decimals.
     */
    public DecimalText quantity(long unscaled, int scale) {
        return write(unscaled, scale, 1);
    }

    private DecimalText write(long unscaled, int scale, int leastDecimals) {
        if (digits.length < LONGEST) {
            digits = new byte[LONGEST];
        }
        start = digits.length;
        // Negative, because the smallest number has no positive of its size.
        long left = unscaled > 0 ? -unscaled : unscaled;
        int decimals = scale;
        for (; decimals > leastDecimals && left % 10 == 0; decimals--) {
            left /= 10;
        }
        for (int place = decimals; place < leastDecimals; place++) {
            digits[--start] = '0';
        }
        for (int place = 0; place < decimals; place++) {
            digits[--start] = (byte) ('0' - left % 10);
            left /= 10;
        }
        if (Math.max(decimals, leastDecimals) > 0) {
            digits[--start] = '.';
        }
        do {
            digits[--start] = (byte) ('0' - left % 10);
            left /= 10;
        } while (left != 0);
        if (unscaled < 0) {
            digits[--start] = '-';
        }
        return this;
    }

    /** Copies the digits to a place that has room for them; @return where they end there */
    int copyTo(byte[] bytes, int at) {
        System.arraycopy(digits, start, bytes, at, digits.length - start);
        return at + digits.length - start;
    }

    int length() {
        return digits.length - start;
    }

    @Override
    public String toString() {
        return new String(digits, start, digits.length - start, StandardCharsets.US_ASCII);
    }
}
