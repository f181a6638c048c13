package dev.ftcost.reconcile;

import dev.ftcost.reconcile.bill.Difference;
import dev.ftcost.reconcile.bill.Line;
import dev.ftcost.reconcile.bill.LineItem;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the many small differences add up to, and whether they look like requests that were not billed. */
public final class SmallDifferences {
    private static final Set<Difference.Kind> KINDS = Set.of(Difference.Kind.TOKENS, Difference.Kind.NOTHING, Difference.Kind.LATE);
    /** A line that differs by more than a part in twenty is no small matter. */
    private static final BigDecimal SMALL = new BigDecimal("0.05");
    private static final int FEWEST_LINES = 3;

    private int lines;
    private long tokens;
    private boolean allInTokens = true;
    private BigDecimal amount = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    /** Whether input and whether output are short, by model, project and day. */
    private final Map<List<Object>, boolean[]> modelDays = new HashMap<>();

    void look(Line line, List<Difference> differences) {
        cost = cost.add(line.listCost());
        BigDecimal variance = line.billed().subtract(line.listCost());
        boolean isSmall = variance.abs().compareTo(line.billed().abs().multiply(SMALL)) <= 0;
        if (differences.isEmpty() || line.isUnpriced() || !isSmall || !differences.stream().allMatch(each -> KINDS.contains(each.kind()))) {
            return;
        }
        lines++;
        amount = amount.add(variance);
        for (Difference difference : differences) {
            allInTokens &= !difference.fits().isEmpty();
            tokens += difference.fits().isEmpty() ? 0 : difference.fits().get(0).tokens();
            mark(line, difference.day(), difference.variance());
        }
    }

    private void mark(Line line, LocalDate day, BigDecimal variance) {
        LineItem item = line.item() == null ? null : LineItem.of(line.item());
        if (item != null && item.side() != null) {
            boolean[] isShort = modelDays.computeIfAbsent(Arrays.asList(item.prefix(), item.name(), line.projectId(), day),
                    each -> new boolean[2]);
            isShort[item.side().equals("output") ? 1 : 0] |= variance.signum() < 0;
        }
    }

    /** Whether they are enough to be added up. */
    public boolean isAny() {
        return lines >= FEWEST_LINES;
    }

    public int lines() {
        return lines;
    }

    /** Billed less used; null when a difference is no whole number of tokens. */
    public Long tokens() {
        return allInTokens ? tokens : null;
    }

    /** Billed less computed, in USD. */
    public BigDecimal amount() {
        return amount;
    }

    public int modelDays() {
        return modelDays.size();
    }

    /** The days of a model on which input and output are short together. */
    public long shortTogether() {
        return modelDays.values().stream().filter(isShort -> isShort[0] && isShort[1]).count();
    }

    /** {@code Small differences: 46 lines, 1,234 fewer tokens and $16.03 less (0.08%) billed than computed}. */
    public String sentence() {
        String counted = allInTokens ? Money.count(Math.abs(tokens)) + (tokens < 0 ? " fewer tokens and " : " more tokens and ") : "";
        String part = cost.signum() == 0 ? "" : " (" + Money.quotient(amount.abs().movePointRight(2), cost, 2).toPlainString() + "%)";
        boolean isUnbilled = shortTogether() * 5 >= modelDays() * 4L && shortTogether() > 0;
        return "Small differences: " + Money.count(lines) + " lines, " + counted + Money.shown(amount.abs())
                + (amount.signum() < 0 ? " less" : " more") + part + " billed than computed"
                + (isUnbilled ? ": on " + Money.count(shortTogether()) + " of " + Money.count(modelDays())
                        + " model-days both input and output are lower, as when requests are not billed" : "");
    }
}
