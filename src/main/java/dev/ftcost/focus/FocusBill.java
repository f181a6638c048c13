package dev.ftcost.focus;

import dev.ftcost.reconcile.BilledCosts;
import dev.ftcost.reconcile.bill.BilledCharge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What was billed, row by row of {@code focus.csv}. */
record FocusBill(BilledCosts costs) {
    /** @param day since 1970 */
    boolean covers(long day) {
        return costs.covers(LocalDate.ofEpochDay(day));
    }

    /** @param cost of the row */
    BigDecimal take(long day, String projectId, FocusLine line, BigDecimal cost) {
        String meter = line.jobId() == null ? line.meter() : "training";
        return costs.take(LocalDate.ofEpochDay(day), projectId, line.model(), line.tier(), meter, cost);
    }

    List<BilledCharge> unexplained() {
        return costs.unexplained();
    }
}
