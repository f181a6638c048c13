package dev.ftcost.ledger;

import dev.ftcost.database.Append;
import dev.ftcost.database.Database;
import dev.ftcost.names.NamedId;
import dev.ftcost.names.Names;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** Tells the database what people call the ids of the exports. */
final class IdNames {
    private IdNames() {}

    static void append(Database database, Names names) {
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
