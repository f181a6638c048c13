package dev.ftcost.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The divisions that need a rounding: a quotient that is a question until it is multiplied back, and parts of a whole. */
public final class Division {
    private Division() {}

    /** To so many decimals, half up. */
    public static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor, int decimals) {
        return dividend.divide(divisor, decimals, RoundingMode.HALF_UP);
    }

    /** A whole in parts by their weights, which add up to it exactly; the largest remainders get the last digits, ties go to the first. */
    public static List<BigDecimal> parts(BigDecimal whole, List<BigDecimal> weights, int decimals) {
        int scale = Math.max(decimals, whole.scale());
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> parts = new ArrayList<>();
        BigDecimal left = whole;
        for (BigDecimal weight : weights) {
            BigDecimal part = whole.multiply(weight).divide(sum, scale, RoundingMode.DOWN);
            parts.add(part);
            left = left.subtract(part);
        }
        BigDecimal digit = BigDecimal.ONE.movePointLeft(scale).multiply(BigDecimal.valueOf(left.signum()));
        List<Integer> byRemainder = IntStream.range(0, weights.size()).boxed().sorted(Comparator.comparing(
                (Integer i) -> whole.multiply(weights.get(i)).subtract(parts.get(i).multiply(sum)).abs()).reversed()).toList();
        for (int i = 0; left.signum() != 0; i++) {
            int at = byRemainder.get(i % weights.size());
            parts.set(at, parts.get(at).add(digit));
            left = left.subtract(digit);
        }
        return parts;
    }
}
