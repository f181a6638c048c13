package dev.ftcost.cost;

import dev.ftcost.database.Database;
import dev.ftcost.names.NamedId;
import dev.ftcost.usage.Meter;
import java.util.Arrays;
import java.util.List;

/** The values of a dimension that the exports hold, an empty one for usage without; those that are ids have names. */
final class KnownValues {
    private KnownValues() {}

    static List<NamedId> of(Database database, Dimension dimension) {
        if (dimension == Dimension.TYPE) {
            return Arrays.stream(Meter.values()).map(meter -> NamedId.unnamed(meter.id())).toList();
        }
        database.update("cost/group_columns", String.join(",", dimension.sqlColumns()));
        database.execute("cost/values");
        return database.query("cost/named_values", row -> new NamedId(row.getString(1) == null ? "" : row.getString(1),
                dimension.isNamed() ? row.getString(2) : null, null, null));
    }
}
