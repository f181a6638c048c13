package dev.ftcost.cost;

import dev.ftcost.database.Database;
import dev.ftcost.names.NamedId;
import dev.ftcost.rates.Spelling;
import dev.ftcost.sheet.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a reader of a cost table has to know: filters that match nothing, usage without an hour or a user, and what has no known cost. */
record CostNotes(List<String> sentences, boolean hasFindings) {
    private static final int MOST_NAMED = 5;

    /** @param rows of the table, each a group */
    static CostNotes of(Database database, CostQuery query, List<List<Object>> rows) {
        List<String> sentences = new ArrayList<>();
        for (Filter filter : query.where()) {
            unmatched(database, filter, sentences);
        }
        boolean hasFindings = !sentences.isEmpty();
        if (rows.isEmpty() && sentences.isEmpty()) {
            sentences.add("No usage or training matches" + days(query));
        }
        without(query, rows, Dimension.HOUR, sentences,
                "has no hour, because its buckets are longer, or because it comes from request logs or training; export usage in buckets of 1 hour");
        without(query, rows, Dimension.USER, sentences,
                "has no user, because its export is not grouped by user, or because it comes from request logs or training; tick user in the export dialog");
        if (hasNone(query, rows, Dimension.TEAM)) {
            sentences.add("Nothing has a team; assign projects, API keys and users to teams with --names FILE");
        }
        if (hasNone(query, rows, Dimension.COST_CENTER)) {
            sentences.add("Nothing has a cost center; the column cost_center of --names FILE assigns projects, API keys and users to them");
        }
        List<Unpriced> unknown = database.query("cost/unpriced", row -> new Unpriced(row.getString("model"), row.getString("service_tier"),
                row.getLong("unpriced_tokens"), row.getBoolean("is_failed")));
        if (!unknown.isEmpty()) {
            sentences.add(unpriced(unknown));
        }
        return new CostNotes(List.copyOf(sentences), hasFindings || unknown.stream().anyMatch(each -> !each.isFailed));
    }

    private static boolean hasNone(CostQuery query, List<List<Object>> rows, Dimension dimension) {
        int column = query.columns().indexOf(dimension.column());
        return column >= 0 && !isAskedFor(query, dimension) && !rows.isEmpty()
                && rows.stream().allMatch(row -> row.get(column) == null);
    }

    private static boolean isAskedFor(CostQuery query, Dimension dimension) {
        return query.where().stream().anyMatch(filter -> filter.dimension() == dimension);
    }

    private record Unpriced(String model, String tier, long tokens, boolean isFailed) {}

    private static void unmatched(Database database, Filter filter, List<String> sentences) {
        List<NamedId> values = KnownValues.of(database, filter.dimension());
        if (values.stream().noneMatch(filter::matches)) {
            String near = Spelling.closest(filter.glob(), values.stream().flatMap(value -> Stream.of(value.id(), value.name()))
                    .filter(value -> value != null && !value.isEmpty()).distinct().toList());
            sentences.add("--where '" + filter + "' matches nothing in these exports"
                    + (near == null ? "" : "; the nearest is '" + near + "'"));
        }
    }

    private static String days(CostQuery query) {
        return (query.since() == null ? "" : " from " + query.since()) + (query.until() == null ? "" : " to " + query.until());
    }

    private static void without(CostQuery query, List<List<Object>> rows, Dimension dimension, List<String> sentences, String why) {
        int column = query.columns().indexOf(dimension.column());
        if (column >= 0 && !isAskedFor(query, dimension) && rows.stream().anyMatch(row -> row.get(column) == null)) {
            sentences.add("Some usage " + why);
        }
    }

    private static String unpriced(List<Unpriced> unknown) {
        long tokens = unknown.stream().mapToLong(Unpriced::tokens).sum();
        List<String> names = unknown.stream().limit(MOST_NAMED)
                .map(each -> (each.model.isEmpty() ? "usage without a model" : "'" + each.model + "'") + " (" + each.tier + ")").toList();
        return (tokens == 0 ? "Jobs without a token count are"
                : Money.count(tokens) + (tokens == 1 ? " token is" : " tokens are"))
                + " unpriced and not in the cost: " + String.join(", ", names)
                + (unknown.size() > MOST_NAMED ? " and " + (unknown.size() - MOST_NAMED) + " more" : "")
                + "; ftcost report names the missing rates";
    }
}
