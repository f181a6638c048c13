package dev.ftcost.summary;

import dev.ftcost.sheet.Money;
import dev.ftcost.summary.Finding.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The cost of the same days of a month, then and now, where it is another. A cost is null when it is unknown.
 *
 * @param through the last of these days
 * @param isWhole whether they are all days that the exports have of the month
 */
record Restated(YearMonth month, LocalDate through, boolean isWhole, BigDecimal was, BigDecimal is) {
    Finding finding(LocalDate day) {
        String change = was == null || is == null ? "" : " (" + Money.change(is.subtract(was)) + ")";
        String what = isWhole ? month + " was restated: it costs " : month + " was restated: its days to " + through + " cost ";
        return Finding.of(Kind.RESTATED, day, was == null || is == null ? null : is.subtract(was), what + Money.shownOrUnknown(is)
                + ", and cost " + Money.shownOrUnknown(was) + " before" + change);
    }
}
