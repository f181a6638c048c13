package dev.ftcost.focus;

import dev.ftcost.reconcile.BilledCosts;
import dev.ftcost.reconcile.bill.BilledCharge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What was billed, row by row of {@code focus.csv}.
 *
 * @param projects the ids of projects, by their numbers
 */
record FocusBill(BilledCosts costs, Map<Integer, String> projects) {
    /** @param day since 1970 */
    boolean covers(long day) {
        return costs.covers(LocalDate.ofEpochDay(day));
    }

    /** Of rows that are equal to the bill the first has all, and the others 0. */
    BigDecimal take(long day, int project, FocusLine line) {
        String meter = line.jobId() == null ? line.meter() : "training";
        return costs.take(LocalDate.ofEpochDay(day), projects.get(project), line.model(), line.tier(), meter);
    }

    List<BilledCharge> unexplained() {
        return costs.unexplained();
    }
}
