package dev.ftcost.ledger.load;

import dev.ftcost.source.format.Format.Facts;
import java.time.LocalDate;
import java.util.List;

/**
 * A page that says that another one follows, which is not among the exports: what it would hold is missing.
 *
 * @param file that the page is in
 * @param facts what its rows are: usage, costs or jobs
 * @param day on which the next page begins (UTC); the jobs on it were created then or before; null when the page does not say
 * @param numbers of the pages that are missing, where pages say theirs; else empty
 * @param count how many pages there are, where they say it
 */
public record MissingPage(String file, Facts facts, LocalDate day, List<Integer> numbers, int count) {
    public MissingPage {
        numbers = List.copyOf(numbers);
    }
}
