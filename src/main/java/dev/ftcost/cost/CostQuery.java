package dev.ftcost.cost;

import dev.ftcost.database.Database;
import dev.ftcost.sheet.Column;
import dev.ftcost.usage.InputError;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is asked.
 *
 * @param by what to group by, at least one dimension
 * @param where which values count: one of each dimension that is named
 * @param since the first day that counts; null for the first of all
 * @param until the last day that counts; null for the last of all
 * @param top how many groups have a row of their own; null for all
 */
public record CostQuery(List<Dimension> by, List<Filter> where, LocalDate since, LocalDate until, Long top) {
    public CostQuery {
        by = List.copyOf(new LinkedHashSet<>(by));
        where = List.copyOf(where);
        if (until != null && since != null && until.isBefore(since)) {
            throw new InputError("--until '" + until + "' is before --since '" + since + "'.");
        }
        if (top != null && top < 1) {
            throw new InputError("--top '" + top + "' is less than 1; leave it out for all rows.");
        }
        if (!by.contains(Dimension.TYPE) && where.stream().anyMatch(filter -> filter.dimension() == Dimension.TYPE)) {
            throw new InputError("--where type=... needs type in --by; a table by type has the tokens and the cost of one type per row.");
        }
    }

    /** The same with an id in each filter that has a name. */
    CostQuery byIds(Database database) {
        return new CostQuery(by, where.stream().map(
                filter -> filter.dimension().isNamed() ? filter.byId(KnownValues.of(database, filter.dimension())) : filter).toList(),
                since, until, top);
    }

    /** Whether users and hours have to be kept apart while exports are read. */
    public boolean needsBuckets() {
        return Stream.concat(by.stream(), where.stream().map(Filter::dimension)).anyMatch(Dimension::needsBuckets);
    }

    /** The columns of the groups. */
    List<Column> columns() {
        return by.stream().flatMap(dimension -> dimension.columns().stream()).toList();
    }

    boolean isByType() {
        return by.contains(Dimension.TYPE);
    }
}
