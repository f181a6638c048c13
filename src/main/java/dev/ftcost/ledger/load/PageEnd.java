package dev.ftcost.ledger.load;

import dev.ftcost.source.format.Format.Facts;

/**
 * The end of a page that says that another one follows, or whose rows were all on an earlier page of the same file.
 *
 * @param facts what its rows are
 * @param activity of a page of usage, else empty
 * @param at where the next page begins, in seconds since 1970, UTC: the end of the last bucket, or when the last job or request was created
 * @param isDescending whether the next page has what was created before, as lists of jobs have
 * @param isRepetition whether it is an earlier page again
 */
public record PageEnd(Facts facts, String activity, long at, boolean isDescending, boolean isRepetition) {
    /** Whether later requests of the same file, created between two seconds, go on where the page ends. */
    public boolean isContinuedBy(long earliest, long latest) {
        return isDescending ? earliest < at : latest > at;
    }
}
