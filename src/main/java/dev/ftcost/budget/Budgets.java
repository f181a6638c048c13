package dev.ftcost.budget;

import dev.ftcost.budget.Verdict.Status;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares spend with the limits. */
public final class Budgets {
    private Budgets() {}

    /** One verdict per limit, in the order of the file. Usage after today is ignored. */
    public static List<Verdict> judge(Ledger ledger, List<Limit> limits, LocalDate today) {
        Judge judge = judging(ledger, limits, today);
        return limits.stream().map(limit -> judge.of(limit, limit.month() == null ? YearMonth.from(today) : limit.month())).toList();
    }

    /** @param today usage after it is ignored */
    public static Judge judging(Ledger ledger, List<Limit> limits, LocalDate today) {
        if (limits.stream().anyMatch(limit -> limit.scope().kind() != Scope.Kind.TOTAL)) {
            ledger.database().execute("budget/keyed_cost");
        }
        return new Judge(ledger, limits, Spending.covered(ledger, today), today, new HashMap<>(), new EnumMap<>(Scope.Kind.class));
    }

    /** Judges limits in one month after the other; what a scope spent and the names that it may have are read once. */
    public record Judge(Ledger ledger, List<Limit> limits, Spending.Covered covered, LocalDate today, Map<Scope, Spending> spendings,
            Map<Scope.Kind, List<String>> names) {
        /** One verdict per limit of this month or of every month, in the order of the file. */
        public List<Verdict> of(YearMonth month) {
            return limits.stream().filter(limit -> limit.month() == null || limit.month().equals(month)).map(limit -> of(limit, month))
                    .toList();
        }

        Verdict of(Limit each, YearMonth month) {
            List<String> known = names.computeIfAbsent(each.scope().kind(), kind -> Budgets.names(ledger, kind));
            Limit limit = each.with(ledger.names(), known);
            Spending spending = spendings.computeIfAbsent(limit.scope(), scope -> Spending.of(ledger, scope, covered, today));
            return spending.endsBefore(month) && !today.isBefore(month.atDay(1)) ? unseen(limit, spending, month, known)
                    : verdict(limit, spending, month, known);
        }
    }

    /** What all usage of a month will have cost at its end, rounded half up to the cent; null when the month is over or there is nothing to learn from. */
    public static BigDecimal forecast(Ledger ledger, YearMonth month, LocalDate today) {
        Spending spending = Spending.of(ledger, Scope.of("total"), Spending.covered(ledger, today), today);
        return spending.isUnpriced(month) || Forecast.isOver(spending, month) ? null : Forecast.of(spending, month).amount();
    }

    /** Every name that a scope of a kind can have; that of a team need not be used yet. */
    private static List<String> names(Ledger ledger, Scope.Kind kind) {
        if (kind == Scope.Kind.TOTAL) {
            return List.of("");
        }
        Set<String> names = new TreeSet<>(ledger.database().query("budget/names", row -> row.getString(1), kind.id()));
        if (kind == Scope.Kind.TEAM) {
            names.addAll(ledger.names().teams());
        }
        return List.copyOf(names);
    }

    /** A month that has begun and of which the exports have no day yet: what is spent is unknown, and there is a forecast. */
    private static Verdict unseen(Limit limit, Spending spending, YearMonth month, List<String> names) {
        Forecast expected = Forecast.of(spending, month);
        Status status = status(limit, BigDecimal.ZERO, expected.amount(), true);
        return withSentence(new Verdict(limit.scope(), month, limit.limitUsd(), null, null, expected.amount(),
                isUnmatched(limit, names) ? Status.UNMATCHED : status, false, ""), limit, spending, names, expected.levelSince());
    }

    private static boolean isUnmatched(Limit limit, List<String> names) {
        return limit.scope().kind() != Scope.Kind.TOTAL && !names.contains(limit.scope().name());
    }

    private static Verdict verdict(Limit limit, Spending spending, YearMonth month, List<String> names) {
        boolean isUnmatched = isUnmatched(limit, names);
        if (spending.isUnpriced(month) || spending.isUncovered(month)) {
            Verdict unknown = new Verdict(limit.scope(), month, limit.limitUsd(), null, null, null,
                    isUnmatched && !spending.ungrouped(month).isEmpty() ? Status.UNMATCHED : Status.UNKNOWN,
                    spending.isUnpriced(month) || !spending.ungrouped(month).isEmpty(), "");
            return withSentence(unknown, limit, spending, names, null);
        }
        BigDecimal spent = spending.spent(month);
        Forecast expected = Forecast.of(spending, month);
        BigDecimal forecast = expected.amount();
        BigDecimal share = limit.limitUsd().signum() == 0 ? null : Money.quotient(spent, limit.limitUsd(), 4);
        boolean isUnpriced = spending.unpricedTokens(month) + spending.unknownJobs(month) > 0;
        Verdict verdict = new Verdict(limit.scope(), month, limit.limitUsd(), spent, share, forecast,
                isUnmatched ? Status.UNMATCHED : status(limit, spent, forecast, isUnpriced), isUnpriced, "");
        return withSentence(verdict, limit, spending, names, expected.levelSince());
    }

    /** A spend of which a part has no price may exceed its limit, and is never within it. */
    private static Status status(Limit limit, BigDecimal spent, BigDecimal forecast, boolean isUnpriced) {
        if (spent.compareTo(limit.limitUsd()) > 0) {
            return Status.EXCEEDED;
        }
        if (forecast != null && forecast.compareTo(limit.limitUsd()) > 0) {
            return Status.FORECAST_TO_EXCEED;
        }
        // A limit of 0 without spend is not a warning, whatever its threshold.
        boolean warn = spent.signum() > 0 && spent.compareTo(limit.limitUsd().multiply(limit.warnAt())) >= 0;
        return warn ? Status.WARNING : isUnpriced ? Status.UNKNOWN : Status.OK;
    }

    private static Verdict withSentence(Verdict v, Limit limit, Spending spending, List<String> names, LocalDate levelSince) {
        return new Verdict(v.scope(), v.month(), v.limitUsd(), v.spent(), v.share(), v.forecast(), v.status(), v.unpriced(),
                BudgetSentence.of(v, limit, spending, names, levelSince));
    }
}
