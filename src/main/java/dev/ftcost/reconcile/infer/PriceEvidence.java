package dev.ftcost.reconcile.infer;

import dev.ftcost.reconcile.bill.UnitPrices;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The days of one line of the bill from which its unit prices are inferred.
 *
 * @param skus what the line has the price of
 */
record PriceEvidence(String lineItem, List<String> skus, String serviceTier, String meter, List<UnitPrices.Day> days) {

    /** A price, the day from which it holds, and the days that it was found on; null is no price at all. */
    record Span(LocalDate from, BigDecimal price, int agreeing, List<LocalDate> disagreeing) {
        Span and(UnitPrices.Day day) {
            boolean agrees = day.fits(price);
            List<LocalDate> others = new ArrayList<>(disagreeing);
            if (!agrees) {
                others.add(day.day());
            }
            return new Span(from, price, agreeing + (agrees ? 1 : 0), others);
        }
    }

    /** The prices one after the other; days of which none can be told count as disagreeing with the one before. */
    List<Span> spans() {
        List<BigDecimal> path = UnitPrices.path(days);
        List<Span> spans = new ArrayList<>();
        for (int d = 0; d < days.size(); d++) {
            Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            BigDecimal price = path.get(d);
            if (last == null || price != null && last.price() != null && price.compareTo(last.price()) != 0) {
                spans.add(new Span(days.get(d).day(), price, 0, List.of()).and(days.get(d)));
            } else {
                Span known = last.price() == null ? new Span(last.from(), price, last.agreeing(), last.disagreeing()) : last;
                spans.set(spans.size() - 1, known.and(days.get(d)));
            }
        }
        return spans;
    }
}
