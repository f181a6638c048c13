package dev.ftcost.rates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Looks for days on a card that cannot be meant. */
final class RateAges {
    /** OpenAI's first price, and a day that nobody plans for; 9999 is how some write for ever. */
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);
    private static final int FOR_EVER = 9999;

    private RateAges() {}

    /** @param today null when no day was given, and none is in the future */
    static List<RateProblem> check(List<Rate> rates, LocalDate today) {
        List<RateProblem> problems = new ArrayList<>();
        for (Rate rate : rates) {
            if (today != null && rate.confirmedOn() != null && rate.confirmedOn().isAfter(today)) {
                problems.add(RateProblem.warning(rate.line(),
                        "confirmed_on '" + rate.confirmedOn() + "' is after " + today + ", the reference date"));
            }
            absurd(rate, "effective_from", rate.effectiveFrom(), problems);
            absurd(rate, "effective_to", rate.effectiveTo(), problems);
            absurd(rate, "confirmed_on", rate.confirmedOn(), problems);
        }
        return problems;
    }

    private static void absurd(Rate rate, String column, LocalDate day, List<RateProblem> problems) {
        if (day != null && (day.isBefore(FIRST) || !day.isBefore(LAST) && day.getYear() != FOR_EVER)) {
            problems.add(RateProblem.warning(rate.line(),
                    column + " '" + day + "' is outside the time of OpenAI's prices; leave it blank if it is open"));
        }
    }
}
