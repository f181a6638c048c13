package dev.ftcost.ledger;

import dev.ftcost.database.Database;
import dev.ftcost.ledger.Ledger.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Rejects exports that describe the same usage in two ways; each check is a query that must return nothing. */
final class Contradictions {
    private Contradictions() {}

    static void check(Database database, Source source) {
        refuse(database.query("contradiction/two_bucket_widths_over_one_span", row -> pair(row, "with different bucket widths",
                "Keep one: add --ignore '" + row.getString("other") + "'.")));
        refuse(database.query("contradiction/two_groupings_over_one_span", row -> pair(row,
                "with different grouping (by " + row.getString("one_grouping") + "; by " + row.getString("other_grouping") + ")",
                "Keep one: add --ignore '" + row.getString("other") + "', or export both again with the same \"Group by\".")));
        refuse(database.query("contradiction/two_cost_groupings_over_one_span", row -> pair(row,
                "with different grouping",
                "Keep one: add --ignore '" + row.getString("other") + "', or export both costs again with the same grouping.")));
        if (source == null) {
            refuse(database.query("contradiction/requests_beside_usage", row -> pair(row,
                    "one as a usage export and one as a request log", "Choose one with --source usage or --source requests.")));
        }
    }

    private static String pair(ResultSet row, String how, String action) throws SQLException {
        String first = row.getString("first_day");
        String last = row.getString("last_day");
        return "'" + row.getString("one") + "' and '" + row.getString("other") + "' cover the same dates (" + first
                + (first.equals(last) ? "" : " to " + last) + ") " + how + ". " + action;
    }

    private static void refuse(List<String> sentences) {
        if (!sentences.isEmpty()) {
            throw new ContradictionError(sentences.get(0));
        }
    }
}
