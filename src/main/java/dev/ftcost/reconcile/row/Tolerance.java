package dev.ftcost.reconcile.row;

import dev.ftcost.usage.InputError;
import java.math.BigDecimal;
import java.util.List;

/** How much a line may differ: the larger of an amount in USD and a part of what was billed. */
public record Tolerance(BigDecimal amount, BigDecimal part) {
    public static final Tolerance USUAL = new Tolerance(new BigDecimal("0.01"), new BigDecimal("0.005"));

    /** @param texts {@code 0.01} and {@code 0.5%}; several of one kind: the larger; none: the usual ones */
    public static Tolerance of(List<String> texts) {
        if (texts.isEmpty()) {
            return USUAL;
        }
        Tolerance tolerance = new Tolerance(BigDecimal.ZERO, BigDecimal.ZERO);
        for (String text : texts) {
            boolean percent = text.strip().endsWith("%");
            String digits = text.strip().replaceFirst("^\\$", "").replaceFirst("\\s*%$", "");
            if (!digits.matches("\\d{1,12}(\\.\\d{1,12})?")) {
                throw new InputError("--tolerance '" + text + "' is neither an amount nor a percentage; use 0.01 or 0.5%.");
            }
            BigDecimal value = new BigDecimal(digits);
            tolerance = percent ? new Tolerance(tolerance.amount, tolerance.part.max(value.movePointLeft(2)))
                    : new Tolerance(tolerance.amount.max(value), tolerance.part);
        }
        return tolerance;
    }

    public boolean covers(BigDecimal variance, BigDecimal billed) {
        return variance.abs().compareTo(amount.max(billed.abs().multiply(part))) <= 0;
    }
}
