package dev.ftcost.budget;

import dev.ftcost.names.Names;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * One line of a budget file.
 *
 * @param month null for every month
 * @param warnAt the part of the limit from which on a warning is due; 1 is the limit itself
 */
public record Limit(Scope scope, YearMonth month, BigDecimal limitUsd, BigDecimal warnAt) {
    /** The same with the id of its project or API key, and what people call it. */
    Limit with(Names names, List<String> ids) {
        return new Limit(scope.with(names, ids), month, limitUsd, warnAt);
    }
}
