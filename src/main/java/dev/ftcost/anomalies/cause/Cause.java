package dev.ftcost.anomalies.cause;

import dev.ftcost.anomalies.rule.Candidate;
import dev.ftcost.anomalies.series.CostComparison;
import dev.ftcost.anomalies.series.CostGroups;
import dev.ftcost.anomalies.series.Decomposition;
import dev.ftcost.anomalies.series.Subject;
import dev.ftcost.anomalies.series.UsageOfDay;
import dev.ftcost.names.Names;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One sentence that a person can act on: how much, what drove it, who contributed, and the parts of the excess. */
record Cause(Candidate candidate, CostComparison days, CostGroups keys, Decomposition split, Names names) {

    /** A change of the cached share of input, from 0 to 1, that is worth a word. */
    private static final double CACHE_SEEN = 0.05;
    private static final List<String> PARTS = List.of("requests", "tokens per request", "mix of token types", "prices");

    String sentence() {
        return switch (candidate.kind()) {
            case NEW_MODEL -> "first use: " + Money.shown(candidate.actual()) + span() + ", " + Money.count(days.requests()) + " requests"
                    + contributors();
            case SILENT_MODEL ->
                "no usage since " + candidate.since() + ": " + Money.shown(candidate.expected()) + " expected" + span() + contributors();
            default -> difference() + driver() + contributors() + parts() + apart();
        };
    }

    private String span() {
        return candidate.days() == 1 ? "" : " in " + candidate.days() + " days";
    }

    private String difference() {
        return Money.shown(candidate.impact().abs()) + (candidate.isRise() ? " above " : " below ") + Money.shown(candidate.expected())
                + " expected" + span()
                + "; ";
    }

    /** What is reported of models or projects on their own does not count again. */
    private String apart() {
        if (candidate.apart().signum() == 0) {
            return "";
        }
        String apart = candidate.reportedApart().stream()
                .map(part -> part.subject().scope() == Subject.Scope.PROJECT ? project(part.subject().project())
                        : part.series().modelOn(part.date()))
                .distinct().collect(Collectors.joining(", "));
        return "; not included: " + Money.shown(candidate.apart()) + " reported for " + apart;
    }

    private String project(String id) {
        return id == null ? "usage without a project" : names.shown(id);
    }

    /** What changed most in the direction of the impact. */
    private String driver() {
        List<BigDecimal> parts = amounts();
        int largest = 0;
        for (int i = 1; i < parts.size(); i++) {
            BigDecimal one = candidate.isRise() ? parts.get(i) : parts.get(i).negate();
            BigDecimal best = candidate.isRise() ? parts.get(largest) : parts.get(largest).negate();
            largest = one.compareTo(best) > 0 ? i : largest;
        }
        return switch (largest) {
            case 0 -> requests();
            case 1 -> tokens();
            case 2 -> mix();
            default -> "different prices";
        };
    }

    private String requests() {
        double ratio = days.requestsRatio();
        if (Double.isNaN(ratio)) {
            return "no such usage in the 4 weeks before";
        }
        return days.requests() == 0 ? "no requests" : times(ratio) + " requests";
    }

    private String tokens() {
        double input = days.tokensRatio("input");
        double output = days.tokensRatio("output");
        boolean more = candidate.isRise();
        boolean isOutput = Double.isNaN(input) || (more ? output > input : output < input);
        double ratio = isOutput ? output : input;
        return Double.isNaN(ratio) ? "other tokens per request" : times(ratio) + (isOutput ? " output" : " input") + " tokens per request";
    }

    private String mix() {
        double now = days.cachedShare(false);
        double before = days.cachedShare(true);
        if (Math.abs(now - before) >= CACHE_SEEN) {
            return percent(now) + " cached input vs. " + percent(before);
        }
        return candidate.subject().scope() == Subject.Scope.TOTAL ? "a different mix of models"
                : "a different mix of token types and tiers";
    }

    private String contributors() {
        StringBuilder text = new StringBuilder();
        Contributor contributors = new Contributor(days, candidate.expected(), candidate.impact(), names);
        Subject subject = candidate.subject();
        if (subject.scope() == Subject.Scope.TOTAL) {
            contributors.most(days.by(UsageOfDay::model)::forEach).ifPresent(part -> text.append(", ").append(part));
        }
        if (subject.scope() == Subject.Scope.PROJECT && subject.project() == null) {
            text.append(", outside any project");
        } else {
            contributors.most(days.by(UsageOfDay::project)::forEach).ifPresent(part -> text.append(", ").append(part));
        }
        boolean named = text.length() > 0;
        contributors.most(keys)
                .ifPresent(part -> text.append(!named || !part.isAll() ? ", " + part
                        : (text.toString() + part).contains(" (") ? " with " + part.name() : " (" + part.name() + ")"));
        return text.toString();
    }

    /** In cents that add up to those of the impact; a single part would only say the same again. */
    private String parts() {
        List<BigDecimal> amounts = amounts();
        List<BigDecimal> cents = Money.shares(amounts);
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < cents.size(); i++) {
            if (cents.get(i).signum() != 0) {
                shown.add(PARTS.get(i) + " " + Money.shown(amounts.get(i), cents.get(i)));
            }
        }
        return shown.size() < 2 ? "" : "; " + String.join(", ", shown);
    }

    private List<BigDecimal> amounts() {
        return List.of(split.requests(), split.tokensPerRequest(), split.mix(), split.price());
    }

    static String percent(double share) {
        return Math.round(100 * share) + "%";
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, ratio < 0.1 ? "%.2f×" : "%.1f×", ratio);
    }
}
