package dev.ftcost.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How an exact amount is written: every digit for programs, cents for people. The one place that rounds. */
public final class Money {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private Money() {}

    /** Plain digits, at least two decimals, no zeros after them that mean nothing: {@code 1.35}, {@code 0.585}, {@code 12.00}. */
    public static String exact(BigDecimal amount) {
        return normal(amount).toPlainString();
    }

    /** The same amount with the decimals that {@link #exact} shows; it costs more where there is more to take away. */
    public static BigDecimal normal(BigDecimal amount) {
        BigDecimal plain = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        return plain.scale() < 2 ? plain.setScale(2) : plain;
    }

    /** An exact amount within a formula: {@code $2,437.50}, {@code $0.0195}. */
    public static String spelled(BigDecimal amount) {
        return (amount.signum() < 0 ? "-$" : "$") + grouped(exact(amount.abs()));
    }

    /** Half up to the cent. */
    public static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /** A quotient, which has no last digit in general: half up to so many decimals, once. */
    public static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor, int decimals) {
        return dividend.divide(divisor, decimals, RoundingMode.HALF_UP);
    }

    /** {@code amount × part ÷ whole}, to twelve decimals, half up: where a quotient has no end, the rest of a sum takes it up. */
    public static BigDecimal part(BigDecimal amount, long part, long whole) {
        return quotient(amount.multiply(BigDecimal.valueOf(part)), BigDecimal.valueOf(whole), 12);
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
            int at = byRemainder.get(i);
            parts.set(at, parts.get(at).add(digit));
            left = left.subtract(digit);
        }
        return parts;
    }

    /** {@code $1,234.56}, half up; {@code <$0.01} where something spent would show as nothing. */
    public static String shown(BigDecimal amount) {
        return shown(amount, cents(amount));
    }

    /** The same where an amount may be unknown. */
    public static String shownOrUnknown(BigDecimal amount) {
        return amount == null ? DisplayText.UNKNOWN : shown(amount);
    }

    /** {@code 12.3%} of a whole, half up; what cannot be computed is unknown. */
    public static String percent(BigDecimal part, BigDecimal whole) {
        if (part == null || whole == null || whole.signum() == 0) {
            return DisplayText.UNKNOWN;
        }
        BigDecimal percent = part.movePointRight(2).divide(whole, 1, RoundingMode.HALF_UP);
        return (percent.signum() < 0 ? "-" : "") + grouped(percent.abs().toPlainString()) + "%";
    }

    /**
     * Each line as a percentage of the sum, to one decimal, so that they add up to 100.0% by largest remainder: {@code <0.1%} where something
     * would show as nothing. A null line is unknown and counts as nothing; all are unknown when the sum is 0. No line is negative.
     */
    public static List<String> percentages(List<BigDecimal> lines) {
        List<BigDecimal> weights = lines.stream().map(line -> line == null ? BigDecimal.ZERO : line).toList();
        boolean unknown = weights.stream().allMatch(weight -> weight.signum() == 0);
        List<BigDecimal> parts = unknown ? List.of() : parts(new BigDecimal("100.0"), weights, 1);
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean tiny = !unknown && lines.get(i) != null && lines.get(i).signum() > 0 && parts.get(i).signum() == 0;
            shown.add(unknown || lines.get(i) == null ? DisplayText.UNKNOWN : tiny ? "<0.1%" : parts.get(i).toPlainString() + "%");
        }
        return shown;
    }

    /** A difference: {@code +$1,234.56}, {@code -$0.50}, {@code $0.00}. */
    public static String change(BigDecimal difference) {
        return (difference.signum() > 0 ? "+" : "") + shown(difference);
    }

    /** An amount as the cents that its column gives it, see {@link #shares}. */
    public static String shown(BigDecimal amount, BigDecimal cents) {
        if (cents.signum() == 0 && amount.signum() > 0) {
            return "<$0.01";
        }
        if (cents.signum() == 0 && amount.signum() < 0) {
            return "-<$0.01";
        }
        return (cents.signum() < 0 ? "-$" : "$") + grouped(cents.abs().toPlainString());
    }

    /** A count with its thousands apart: {@code 1,149}. */
    public static String count(long count) {
        return (count < 0 ? "-" : "") + grouped(Long.toString(count).replace("-", ""));
    }

    /**
     * The cents of each line, so that they add up to the cents of the lines' exact sum, by largest remainder; ties go
     * to the first. A null line stays null and counts as nothing.
     */
    public static List<BigDecimal> shares(List<BigDecimal> lines) {
        BigDecimal sum = lines.stream().filter(line -> line != null).reduce(BigDecimal.ZERO, BigDecimal::add);
        return shares(lines, cents(sum));
    }

    private static List<BigDecimal> shares(List<BigDecimal> lines, BigDecimal total) {
        List<BigDecimal> shares = new ArrayList<>();
        BigDecimal floors = BigDecimal.ZERO;
        for (BigDecimal line : lines) {
            BigDecimal floor = line == null ? null : line.setScale(2, RoundingMode.FLOOR);
            shares.add(floor);
            floors = floor == null ? floors : floors.add(floor);
        }
        int missing = total.subtract(floors).movePointRight(2).intValueExact();
        List<Integer> byRemainder = IntStream.range(0, lines.size()).filter(i -> lines.get(i) != null).boxed()
                .sorted(Comparator.comparing((Integer i) -> lines.get(i).subtract(shares.get(i))).reversed()).toList();
        for (int k = 0; k < missing; k++) {
            int i = byRemainder.get(k);
            shares.set(i, shares.get(i).add(CENT));
        }
        return shares;
    }

    static String grouped(String digits) {
        int end = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = end - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }
}
