package dev.ftcost.ledger.load;

import dev.ftcost.source.format.Format.Facts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a page that says that another one follows or which of how many it is, or whose rows were all on an earlier page of the same file.
 *
 * @param facts what its rows are
 * @param of the activity of a page of usage; which page it is, of one that says so ({@code 2 of 3}); else empty
 * @param at where the next page begins, in seconds since 1970, UTC: the end of the last bucket, or when the last job or request was created
 * @param isDescending whether the next page has what was created before, as lists of jobs have
 * @param isRepetition whether it is an earlier page again
 */
public record PageEnd(Facts facts, String of, long at, boolean isDescending, boolean isRepetition) {
    private static final Pattern NUMBERED = Pattern.compile("(\\d+) of (\\d+)");

    static PageEnd numbered(Facts facts, int number, int count) {
        return new PageEnd(facts, number + " of " + count, -1, false, false);
    }

    /** How many pages there are; 0 when the page does not say. */
    int count() {
        Matcher numbers = NUMBERED.matcher(of);
        return numbers.matches() ? Integer.parseInt(numbers.group(2)) : 0;
    }

    /** Which of them it is; 0 when the page does not say. */
    int number() {
        Matcher numbers = NUMBERED.matcher(of);
        return numbers.matches() ? Integer.parseInt(numbers.group(1)) : 0;
    }

    /** Whether later requests of the same file, created between two seconds, go on where the page ends. */
    public boolean isContinuedBy(long earliest, long latest) {
        return count() == 0 && (isDescending ? earliest < at : latest > at);
    }
}
