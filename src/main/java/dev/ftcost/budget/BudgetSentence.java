package dev.ftcost.budget;

import dev.ftcost.rates.Spelling;
import dev.ftcost.sheet.Money;
import dev.ftcost.usage.UtcDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The state of a budget as a sentence. */
final class BudgetSentence {
    private static final int MOST_SPANS = 3;

    private BudgetSentence() {}

    static String of(Verdict v, Limit limit, Spending spending, List<String> names, LocalDate levelSince) {
        long tokens = spending.unpricedTokens(v.month());
        long jobs = spending.unknownJobs(v.month());
        if (v.spent() == null && !spending.ungrouped(v.month()).isEmpty() && spending.isEmpty(v.month())) {
            return "the usage of " + v.month() + " is not grouped by " + grouping(v.scope()) + ", so the spend against " + usd(v.limitUsd())
                    + " is unknown; group the export by "
                    + (v.scope().kind() == Scope.Kind.TEAM ? "project" : grouping(v.scope()));
        }
        if (v.spent() == null && spending.isEmpty(v.month())) {
            return "no usage export or request log covers " + v.month() + "; the spend against " + usd(v.limitUsd()) + " is unknown"
                    + ending(v, limit, spending, levelSince) + hint(v, spending, names);
        }
        if (v.spent() == null) {
            return "all usage is unpriced (" + unknown(tokens, jobs) + "); the spend against " + usd(v.limitUsd()) + " is unknown";
        }
        return lead(v, tokens + jobs > 0 || isPartial(spending, v.month()), spending) + ending(v, limit, spending, levelSince)
                + notKnown(v, spending)
                + (tokens + jobs > 0 ? "; " + unknown(tokens, jobs) + ", so the actual spend is higher" : "") + hint(v, spending, names);
    }

    private static String lead(Verdict v, boolean atLeast, Spending spending) {
        LocalDate through = spending.through();
        boolean over = through != null && !through.isBefore(v.month().atEndOfMonth());
        String day = through == null || over || through.isBefore(v.month().atDay(1)) ? "" : " as of " + through;
        return (atLeast ? "at least " : "") + usd(v.spent()) + " of " + usd(v.limitUsd()) + " spent" + day
                + (v.share() == null ? "" : " (" + percent(v.share()) + ")");
    }

    /** @param levelSince since when the days cost so much more or less that the forecast goes on from there; null when they do not */
    private static String ending(Verdict v, Limit limit, Spending spending, LocalDate levelSince) {
        String end = v.forecast() == null || Forecast.isOver(spending, v.month()) ? "" : "month-end forecast " + usd(v.forecast())
                + (levelSince == null ? "" : " (at the level since " + levelSince + ")");
        return switch (v.status()) {
            case EXCEEDED -> ", " + usd(v.spent().subtract(v.limitUsd())) + " over" + (end.isEmpty() ? "" : "; " + end);
            case FORECAST_TO_EXCEED -> "; " + end + ", " + usd(v.forecast().subtract(v.limitUsd())) + " over";
            case WARNING -> ", warning threshold " + percent(limit.warnAt()) + (end.isEmpty() ? "" : "; " + end);
            default -> end.isEmpty() ? "" : "; " + end;
        };
    }

    private static boolean isPartial(Spending spending, YearMonth month) {
        return spending.wholeThrough() != null && !spending.incomplete(month).isEmpty();
    }

    /** How the days count of which nothing, or not all, is known. */
    private static String notKnown(Verdict v, Spending spending) {
        SortedSet<LocalDate> ungrouped = spending.ungrouped(v.month());
        SortedSet<LocalDate> unreadable = new TreeSet<>(spending.unknown(v.month()));
        unreadable.removeAll(ungrouped);
        return usual(unreadable, " without a readable export")
                + usual(ungrouped, " with usage that is not grouped by " + grouping(v.scope()));
    }

    private static String usual(SortedSet<LocalDate> days, String what) {
        List<String> spans = UtcDay.spans(days);
        return days.isEmpty() ? "" : "; " + Money.count(days.size()) + (days.size() == 1 ? " day" : " days") + what
                + (days.size() == 1 ? " counts at its usual cost: " : " count at their usual cost: ")
                + spans.stream().limit(MOST_SPANS).collect(Collectors.joining(", "))
                + (spans.size() > MOST_SPANS ? " and " + (spans.size() - MOST_SPANS) + " more" : "");
    }

    /** By what usage is grouped that a scope can be told from. */
    private static String grouping(Scope scope) {
        return switch (scope.kind()) {
            case TEAM -> "project, API key or user";
            case BASE -> Scope.Kind.MODEL.word();
            default -> scope.kind().word();
        };
    }

    /** Why a scope may have no spend. */
    private static String hint(Verdict v, Spending spending, List<String> names) {
        if (!spending.isEmpty(v.month()) || v.scope().kind() == Scope.Kind.TOTAL || names.contains(v.scope().name())) {
            return "";
        }
        if (names.isEmpty() && v.scope().kind() == Scope.Kind.TEAM) {
            return "; nothing has a team; assign teams with --names";
        }
        return "; no usage of this " + v.scope().kind().word() + "; " + spelling(v.scope().name(), names);
    }

    private static String spelling(String name, List<String> names) {
        String meant = Spelling.closest(name, names);
        return meant == null ? "check the spelling" : "did you mean '" + meant + "'?";
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
