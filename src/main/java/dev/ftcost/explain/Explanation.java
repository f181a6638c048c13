package dev.ftcost.explain;

import dev.ftcost.database.Database;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.names.NamedId;
import dev.ftcost.rates.Rate;
import dev.ftcost.rates.Spelling;
import dev.ftcost.usage.InputError;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What a model cost in a month, from the source rows to the total.
 *
 * @param part the part of the month that is explained
 */
public record Explanation(String model, String month, Part part, List<Source> sources, List<Step> steps) {
    /**
     * A part of what a model cost in a month.
     *
     * @param day the only day; null for all
     * @param project the only project, with an empty id for usage without one; null for all
     * @param apiKey the only API key, with an empty id for usage without one; null for all
     */
    public record Part(LocalDate day, NamedId project, NamedId apiKey) {
        public static final Part ALL = new Part(null, null, null);

        public static Part of(LocalDate day, String projectId, String apiKeyId) {
            return new Part(day, NamedId.unnamed(projectId), NamedId.unnamed(apiKeyId));
        }

        /** The same, with the id of each name and the name of each id. */
        private Part with(Ledger ledger, String month) {
            return new Part(day, named(ledger, month, "--project", "project", project), named(ledger, month, "--key", "API key", apiKey));
        }

        private static NamedId named(Ledger ledger, String month, String option, String word, NamedId asked) {
            if (asked == null) {
                return null;
            }
            List<String> ids = ledger.database().query("explain/ids", row -> row.getString(1), word, month);
            return ledger.names().named(ledger.names().idOf(asked.id(), option + " '" + asked.id() + "'", word, ids));
        }

        private static String id(NamedId named) {
            return named == null ? null : named.id();
        }

        /** {@code  on 2026-10-14, project Support bots (proj_A), API key key_1}; empty for all. */
        String words() {
            return (day == null ? "" : " on " + day) + words("project", project) + words("API key", apiKey);
        }

        private static String words(String what, NamedId named) {
            return named == null ? ""
                    : named.id().isEmpty() ? ", without " + (what.startsWith("A") ? "an " : "a ") + what
                            : ", " + what + " " + named.shown();
        }
    }

    /** Rows of one file and tier; those that do not count stand apart. */
    public record Source(String file, String tier, boolean counts, long rows, long requests, long input, long cached, long cacheWrite,
            long cacheWrite12h,
            long output, Long trained) {}

    /**
     * One product: tokens, or hours, times a price.
     *
     * @param tokens null when OpenAI does not say them
     * @param hours what a reinforcement job is billed for, else null
     * @param unitPrice in USD per 1,000,000 tokens, or per hour; null when there is no rate
     * @param rate the row of the card; null when there is none, and for what is free
     * @param failed a job that failed: how OpenAI bills it is not documented
     * @param cost null when it is unknown
     */
    public record Step(String tier, String meter, String jobId, LocalDate firstDay, LocalDate lastDay, long days, Long tokens,
            BigDecimal hours,
            BigDecimal unitPrice, Rate rate, boolean failed, BigDecimal cost) {}

    /** All that a model cost in a month. */
    public static Explanation of(Ledger ledger, String model, String month) {
        return of(ledger, model, month, Part.ALL);
    }

    /** @throws InputError with the nearest models, if this one has no usage in the month, or none in this part of it */
    public static Explanation of(Ledger ledger, String model, String month, Part asked) {
        Part part = asked;
        if (part.day != null && !part.day.toString().startsWith(month)) {
            throw new InputError("--day '" + part.day + "' is not in " + month + "; name a day of the month.");
        }
        Database database = ledger.database();
        List<String> models = database.query("explain/models", row -> row.getString(1), month);
        if (models.isEmpty()) {
            throw new InputError("no usage or training in " + month + "; the exports cover "
                    + (ledger.months().isEmpty() ? "no month" : String.join(", ", ledger.months())) + ".");
        }
        if (!models.contains(model)) {
            throw new InputError("no model '" + model + "' in " + month + "; did you mean "
                    + String.join(" or ", Spelling.nearest(model, models, 3).stream().map(near -> "'" + near + "'").toList()) + "?");
        }
        part = asked.with(ledger, month);
        Object[] where = {model, month, part.day, Part.id(part.project), Part.id(part.apiKey)};
        List<Source> sources = database.query("explain/files", Explanation::source, where);
        if (sources.isEmpty()) {
            throw new InputError("no usage or training of '" + model + "' in " + month + part.words()
                    + "; ftcost cost --by day,project,key shows where there is some.");
        }
        return new Explanation(model, month, part, sources, database.query("explain/steps", row -> step(ledger, row), where));
    }

    /** The service tiers, in the order of the report. */
    public List<String> tiers() {
        List<String> tiers = new java.util.ArrayList<>(sources.stream().filter(Source::counts).map(Source::tier).distinct().toList());
        steps.stream().map(Step::tier).filter(tier -> !tiers.contains(tier)).distinct().forEach(tiers::add);
        return tiers.stream().sorted().toList();
    }

    /** The sum of what is known of a tier; null when something was consumed and nothing of it is known. */
    public BigDecimal cost(String tier) {
        List<Step> of = steps.stream().filter(step -> step.tier.equals(tier)).toList();
        return sum(of.stream().map(Step::cost).toList());
    }

    /** Whether the cost of something is unknown, as a report judges it: that of a job that failed is nobody's fault. */
    public boolean hasUnpriced() {
        return steps.stream().anyMatch(step -> step.cost == null && !step.failed);
    }

    /** The sum of what is known of all tiers. */
    public BigDecimal cost() {
        return sum(steps.stream().map(Step::cost).toList());
    }

    private static BigDecimal sum(List<BigDecimal> costs) {
        return !costs.isEmpty() && costs.stream().allMatch(Objects::isNull) ? null
                : costs.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Source source(ResultSet row) throws SQLException {
        return new Source(row.getString("file"), row.getString("service_tier"), row.getBoolean("counts"), row.getLong("row_count"),
                row.getLong("requests"), row.getLong("input_tokens"), row.getLong("cached_input_tokens"), row.getLong("cache_write_tokens"),
                row.getLong("cache_write_12h_tokens"), row.getLong("output_tokens"), row.getObject("trained_tokens", Long.class));
    }

    private static Step step(Ledger ledger, ResultSet row) throws SQLException {
        Integer rate = row.getObject("rate_id", Integer.class);
        return new Step(row.getString("service_tier"), row.getString("meter"), row.getString("job_id"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class), row.getLong("days"), row.getObject("tokens", Long.class),
                row.getBigDecimal("hours"),
                row.getBigDecimal("unit_price"), rate == null ? null : ledger.rate(rate),
                row.getBoolean("is_failed"), row.getBigDecimal("cost"));
    }
}
