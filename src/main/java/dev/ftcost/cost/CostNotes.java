package dev.ftcost.cost;

import dev.ftcost.database.Database;
import dev.ftcost.rates.Spelling;
import dev.ftcost.sheet.Money;
import dev.ftcost.usage.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        int team = query.columns().indexOf(Dimension.TEAM.column());
        if (team >= 0 && !rows.isEmpty() && rows.stream().allMatch(row -> row.get(team) == null)) {
            sentences.add("Nothing has a team; assign projects, API keys and users to teams with --names FILE");
        }
        List<Unpriced> unknown = database.query("cost/unpriced", row -> new Unpriced(row.getString("model"), row.getString("service_tier"),
                row.getLong("unpriced_tokens"), row.getBoolean("is_failed")));
        if (!unknown.isEmpty()) {
            sentences.add(unpriced(unknown));
        }
        return new CostNotes(List.copyOf(sentences), hasFindings || unknown.stream().anyMatch(each -> !each.isFailed));
    }

    private record Unpriced(String model, String tier, long tokens, boolean isFailed) {}

    private static void unmatched(Database database, Filter filter, List<String> sentences) {
        List<String> values = values(database, filter.dimension());
        if (values.stream().noneMatch(filter::matches)) {
            String near = Spelling.closest(filter.glob(), values.stream().filter(value -> !value.isEmpty()).toList());
            sentences.add("--where '" + filter + "' matches nothing in these exports"
                    + (near == null ? "" : "; the nearest is '" + near + "'"));
        }
    }

    private static List<String> values(Database database, Dimension dimension) {
        if (dimension == Dimension.TYPE) {
            return Arrays.stream(Meter.values()).map(Meter::id).toList();
        }
        database.update("cost/group_columns", dimension.sqlColumn());
        database.execute("cost/values");
        return database.query("cost/named_values", row -> row.getString(1) == null ? "" : row.getString(1));
    }

    private static String days(CostQuery query) {
        return (query.since() == null ? "" : " from " + query.since()) + (query.until() == null ? "" : " to " + query.until());
    }

    private static void without(CostQuery query, List<List<Object>> rows, Dimension dimension, List<String> sentences, String why) {
        int column = query.columns().indexOf(dimension.column());
        boolean isAskedFor = query.where().stream().anyMatch(filter -> filter.dimension() == dimension);
        if (column >= 0 && !isAskedFor && rows.stream().anyMatch(row -> row.get(column) == null)) {
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
