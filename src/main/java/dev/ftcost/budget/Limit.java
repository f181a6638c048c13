package dev.ftcost.budget;

import dev.ftcost.names.Names;
import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * One line of a budget file.
 *
 * @param month null for every month
 * @param warnAt the part of the limit from which on a warning is due; 1 is the limit itself
 */
public record Limit(Scope scope, YearMonth month, BigDecimal limitUsd, BigDecimal warnAt) {
    /** The same with what people call its project or API key. */
    Limit with(Names names) {
        return new Limit(scope.with(names), month, limitUsd, warnAt);
    }
}
