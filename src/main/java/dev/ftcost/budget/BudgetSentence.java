package dev.ftcost.budget;

import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What became of a limit, as a sentence. */
final class BudgetSentence {
    private BudgetSentence() {}

    static String of(Verdict v, Limit limit, Spending spending, java.util.List<String> names) {
        long tokens = spending.unpricedTokens(v.month());
        long jobs = spending.unknownJobs(v.month());
        if (v.spent() == null) {
            return "nothing of what was used has a price: " + unknown(tokens, jobs) + ", so it cannot be said what is spent of "
                    + usd(v.limitUsd());
        }
        return lead(v, tokens + jobs > 0, spending) + ending(v, limit, spending)
                + (tokens + jobs > 0 ? "; " + unknown(tokens, jobs) + ", so the true figures are higher" : "") + hint(v, spending, names);
    }

    private static String lead(Verdict v, boolean atLeast, Spending spending) {
        LocalDate through = spending.through();
        boolean over = through != null && !through.isBefore(v.month().atEndOfMonth());
        String day = through == null || over || through.isBefore(v.month().atDay(1)) ? "" : " by " + through;
        return (atLeast ? "at least " : "") + usd(v.spent()) + " of " + usd(v.limitUsd()) + (over ? " was spent" : " is spent") + day
                + (v.share() == null ? "" : " (" + percent(v.share()) + ")");
    }

    private static String ending(Verdict v, Limit limit, Spending spending) {
        String end = v.forecast() == null || Forecast.isOver(spending, v.month()) ? ""
                : "the month is forecast to end at " + usd(v.forecast());
        return switch (v.status()) {
            case PASSED -> ", " + usd(v.spent().subtract(v.limitUsd())) + " too much" + (end.isEmpty() ? "" : "; " + end);
            case FORECAST_TO_PASS -> "; " + end + ", " + usd(v.forecast().subtract(v.limitUsd())) + " too much";
            case WARNING -> ", the warning is at " + percent(limit.warnAt()) + (end.isEmpty() ? "" : "; " + end);
            default -> end.isEmpty() ? "" : "; " + end;
        };
    }

    /** Why a scope may have spent nothing. */
    private static String hint(Verdict v, Spending spending, java.util.List<String> names) {
        if (!spending.isEmpty(v.month()) || v.scope().kind() == Scope.Kind.TOTAL || names.contains(v.scope().name())) {
            return "";
        }
        String what = switch (v.scope().kind()) {
            case KEY -> "API key";
            case BASE -> "base model";
            default -> v.scope().kind().id();
        };
        return names.isEmpty() ? "; no usage in these exports names its " + what + ", so tick it in the export dialog"
                : "; no usage in these exports has this " + what + ", so look at its spelling";
    }

    private static String unknown(long tokens, long jobs) {
        return tokens > 0 ? Money.count(tokens) + " tokens have no rate"
                : Money.count(jobs) + (jobs == 1 ? " training job has" : " training jobs have") + " no known cost";
    }

    private static String usd(BigDecimal amount) {
        return Money.shown(amount);
    }

    /** {@code 83.2%}. */
    static String percent(BigDecimal share) {
        BigDecimal percent = Money.quotient(share.movePointRight(2), BigDecimal.ONE, 1);
        return percent.stripTrailingZeros().scale() <= 0 ? percent.toBigInteger() + "%" : percent.toPlainString() + "%";
    }
}
