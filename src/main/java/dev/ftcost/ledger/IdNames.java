package dev.ftcost.ledger;

import dev.ftcost.database.Append;
import dev.ftcost.database.Database;
import dev.ftcost.ledger.load.ParquetExports;
import dev.ftcost.names.NamedId;
import dev.ftcost.names.Names;
import dev.ftcost.source.format.Format;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;

/** Finds out what people call the ids of the exports, and records it in the database. */
final class IdNames extends ListSink {
    private final Map<String, String> listed = new TreeMap<>();
    private final Names names;
    private final List<String> unknown;

    /** The caller's names go before those of OpenAI's lists, and these before those of the cost exports; of several lists, the last one by name counts. */
    IdNames(Database database, Names caller, List<LoadedFile> files, ParquetExports parquet) {
        read(files, parquet, Format::hasNames);
        Map<String, String> billed = new TreeMap<>();
        database.forEach("load/billed_names", row -> billed.put(row.getString("id"), row.getString("name")));
        names = caller.before(Names.of(listed)).before(Names.of(billed));
        append(database, names);
        unknown = caller.all().isEmpty() ? List.of() : database.query("load/unknown_ids", row -> row.getString(1)).stream()
                .filter(id -> caller.has(id) && !listed.containsKey(id)).toList();
    }

    Names names() {
        return names;
    }

    /** The ids of the caller that no export and no list holds, sorted. */
    List<String> unknown() {
        return unknown;
    }

    @Override
    public void named(String id, String name) {
        listed.put(id, name);
    }

    private static void append(Database database, Names names) {
        database.execute("model/named_id");
        try (DuckDBAppender rows = database.appender("named_id")) {
            for (NamedId named : names.all()) {
                rows.beginRow();
                rows.append(named.id());
                Append.text(rows, named.name());
                Append.text(rows, named.team());
                Append.text(rows, named.costCenter());
                rows.endRow();
            }
            // An appender that is only closed loses what it could not append, without a word.
            rows.flush();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
