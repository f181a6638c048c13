package dev.ftcost.reconcile.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Usage exports count requests in long context among the others; the bill has them on a line of their own at a price of their own. As many
 * tokens as the bill's quantity says, or as the plain line leaves, are taken out of the usage.
 */
final class LongContext {
    private final List<BilledCharge> bill;
    private final LineNames names;
    private final boolean byProject;

    LongContext(List<BilledCharge> bill, LineNames names, boolean byProject) {
        this.bill = bill;
        this.names = names;
        this.byProject = byProject;
    }

    /** The usage with the tokens of a long line set apart; null when the bill does not say how many they are. */
    List<UsageCharge> split(List<UsageCharge> used, String longLine) {
        String plain = LineItem.of(longLine).withoutLongContext();
        List<UsageCharge> allCharges = new ArrayList<>(used);
        for (BilledCharge row : bill) {
            if (longLine.equals(row.lineItem()) && first(row)) {
                List<UsageCharge> own = allCharges.stream()
                        .filter(charge -> isAt(row, charge.day(), charge.projectId()) && names.of(charge).equals(plain)).toList();
                Long tokens = tokens(row, plain, own);
                if (tokens == null || tokens > own.stream().mapToLong(UsageCharge::tokens).sum()) {
                    return null;
                }
                take(allCharges, own, tokens);
            }
        }
        return allCharges;
    }

    /** Whether no row before bills the same line, day and project; they are looked at together. */
    // Rows may be equal and yet two charges: the row itself is meant.
    @SuppressWarnings("ReferenceEquality")
    private boolean first(BilledCharge row) {
        return bill.stream().filter(other -> Objects.equals(other.lineItem(), row.lineItem()) && isAt(row, other.day(), other.projectId()))
                .findFirst().get() == row;
    }

    private boolean isAt(BilledCharge row, LocalDate day, String projectId) {
        return row.day().equals(day) && (!byProject || Objects.equals(row.projectId(), projectId));
    }

    private Long tokens(BilledCharge row, String plain, List<UsageCharge> own) {
        BigDecimal quantity = cell(row, row.lineItem(), own).billedTokens();
        if (quantity != null && quantity.stripTrailingZeros().scale() <= 0) {
            return quantity.longValueExact();
        }
        LineDay rest = cell(row, plain, own);
        BigDecimal price = rest.unitPrice();
        if (rest.bill().isEmpty()) {
            return own.isEmpty() ? null : Long.valueOf(rest.tokens());
        }
        Long plainTokens = price == null ? null : TokenFits.wholeTokens(rest.billed(), price, rest.slack());
        return plainTokens == null || plainTokens > rest.tokens() ? null : Long.valueOf(rest.tokens() - plainTokens);
    }

    private LineDay cell(BilledCharge row, String line, List<UsageCharge> own) {
        return new LineDay(row.day(), own,
                bill.stream().filter(other -> line.equals(other.lineItem()) && isAt(row, other.day(), other.projectId())).toList());
    }

    private static void take(List<UsageCharge> allCharges, List<UsageCharge> own, long tokens) {
        long wanted = tokens;
        for (UsageCharge charge : own.stream()
                .sorted(Comparator.comparingLong(UsageCharge::tokens).reversed().thenComparing(UsageCharge::model)).toList()) {
            long some = Math.min(wanted, charge.tokens());
            if (some > 0) {
                allCharges.remove(charge);
                if (some < charge.tokens()) {
                    allCharges.add(charge.of(charge.tokens() - some));
                }
                allCharges.add(charge.inLongContext(some));
                wanted -= some;
            }
        }
    }

    /** The lines of long context on the bill. */
    static List<String> lines(Iterable<String> items) {
        TreeSet<String> lines = new TreeSet<>();
        items.forEach(item -> {
            if (LineItem.of(item).longContext()) {
                lines.add(item);
            }
        });
        return List.copyOf(lines);
    }
}
