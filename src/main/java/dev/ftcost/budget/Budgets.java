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
            Limit limit = each.with(ledger.names());
            return verdict(limit, spendings.computeIfAbsent(limit.scope(), scope -> Spending.of(ledger, scope, covered, today)), month,
                    names.computeIfAbsent(limit.scope().kind(), kind -> Budgets.names(ledger, kind)));
        }
    }

    /** What all usage of a month will have cost at its end, rounded half up to the cent; null when the month is over or there is nothing to learn from. */
    public static BigDecimal forecast(Ledger ledger, YearMonth month, LocalDate today) {
        Spending spending = Spending.of(ledger, Scope.of("total"), Spending.covered(ledger, today), today);
        return spending.isUnknown(month) || Forecast.isOver(spending, month) ? null : Forecast.of(spending, month).amount();
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

    private static Verdict verdict(Limit limit, Spending spending, YearMonth month, List<String> names) {
        boolean isUncovered = spending.beginsAfter(month) && spending.isEmpty(month);
        if (spending.isUnknown(month) || isUncovered) {
            Verdict unknown = new Verdict(limit.scope(), month, limit.limitUsd(), null, null, null, Status.UNKNOWN, !isUncovered, "");
            return withSentence(unknown, limit, spending, names, null);
        }
        BigDecimal spent = spending.spent(month);
        Forecast expected = Forecast.of(spending, month);
        BigDecimal forecast = expected.amount();
        boolean isUnmatched = limit.scope().kind() != Scope.Kind.TOTAL && !names.contains(limit.scope().name());
        BigDecimal share = limit.limitUsd().signum() == 0 ? null : Money.quotient(spent, limit.limitUsd(), 4);
        Verdict verdict = new Verdict(limit.scope(), month, limit.limitUsd(), spent, share, forecast,
                isUnmatched ? Status.UNMATCHED : status(limit, spent, forecast),
                spending.unpricedTokens(month) + spending.unknownJobs(month) > 0, "");
        return withSentence(verdict, limit, spending, names, expected.levelSince());
    }

    private static Status status(Limit limit, BigDecimal spent, BigDecimal forecast) {
        if (spent.compareTo(limit.limitUsd()) > 0) {
            return Status.EXCEEDED;
        }
        if (forecast != null && forecast.compareTo(limit.limitUsd()) > 0) {
            return Status.FORECAST_TO_EXCEED;
        }
        // A limit of 0 without spend is not a warning, whatever its threshold.
        boolean warn = spent.signum() > 0 && spent.compareTo(limit.limitUsd().multiply(limit.warnAt())) >= 0;
        return warn ? Status.WARNING : Status.OK;
    }

    private static Verdict withSentence(Verdict v, Limit limit, Spending spending, List<String> names, LocalDate levelSince) {
        return new Verdict(v.scope(), v.month(), v.limitUsd(), v.spent(), v.share(), v.forecast(), v.status(), v.unpriced(),
                BudgetSentence.of(v, limit, spending, names, levelSince));
    }
}
