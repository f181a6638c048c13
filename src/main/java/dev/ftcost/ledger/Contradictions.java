package dev.ftcost.ledger;

import dev.ftcost.database.Database;
import dev.ftcost.ledger.Ledger.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Refuses exports of which it is not certain what counts; each check is a query that must return nothing. */
final class Contradictions {
    private Contradictions() {}

    static void check(Database database, Source source) {
        refuse(database.query("contradiction/two_bucket_widths_over_one_span", row -> pair(row, "give", "in buckets of different widths",
                "Keep one of the two (or name only one of them).")));
        refuse(database.query("contradiction/two_groupings_over_one_span", row -> pair(row, "give",
                "grouped differently (by " + row.getString("one_grouping") + "; by " + row.getString("other_grouping") + ")",
                "Export both with the same boxes ticked, or keep one.")));
        refuse(database.query("contradiction/two_cost_groupings_over_one_span", row -> pair(row, "bill",
                "grouped differently", "Export both costs with the same grouping, or keep one.")));
        if (source == null) {
            refuse(database.query("contradiction/requests_beside_usage", row -> pair(row, "both tell the usage of",
                    "one as a usage export, one as a request log", "Choose which counts: --source usage or --source requests.")));
        }
    }

    private static String pair(ResultSet row, String verb, String how, String wayOut) throws SQLException {
        String first = row.getString("first_day");
        String last = row.getString("last_day");
        return "'" + row.getString("one") + "' and '" + row.getString("other") + "' " + verb + " " + first
                + (first.equals(last) ? "" : " to " + last) + ", " + how + ", so the same usage would count twice. " + wayOut;
    }

    private static void refuse(List<String> sentences) {
        if (!sentences.isEmpty()) {
            throw new ContradictionError(sentences.get(0));
        }
    }
}
