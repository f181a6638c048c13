package dev.ftcost.report;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/**
 * Why a month cost more or less than the month before; every part is exact, and down the models and across the parts they add up.
 *
 * @param before the month before, {@code YYYY-MM}
 * @param days the days of the month that are compared, where one of the months is partial; null when both are compared whole
 * @param complete whether all usage of both months has a price
 * @param total the sums of the models, under the name {@code ""}
 * @param moreRequests of the total's volume: what it had been, had the requests of every model grown alike
 * @param movedRequests the rest of the total's volume: requests that moved to more expensive or cheaper models
 */
public record Change(String before, SortedSet<Integer> days, boolean complete, List<Part> models, Part total, BigDecimal moreRequests,
        BigDecimal movedRequests) {
    public Change {
        models = Collections.unmodifiableList(models);
        if (moreRequests.add(movedRequests).compareTo(total.volume()) != 0) {
            throw new IllegalStateException("the volume of " + total + " is not " + moreRequests + " + " + movedRequests);
        }
    }

    /** {@code 1–20}, or {@code 18 of 1–20}; null when both months are compared whole. */
    public String sameDays() {
        if (days == null) {
            return null;
        }
        String span = days.first().equals(days.last()) ? days.first().toString() : days.first() + "–" + days.last();
        return days.size() == days.last() - days.first() + 1 ? span : days.size() + " of " + span;
    }

    /** Whether a model was used in both months. */
    public enum Kind {
        CONTINUED("both months"), NEW("new"), GONE("retired");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * The difference of one model, in parts: requests first, then tokens a request, then the shares of the meters and tiers among the
     * tokens, then prices; each at what the steps before it left.
     *
     * @param newOrGone the whole cost of inference where one of the months has none to compare with
     * @param isUnknownBefore whether the model was used before and nothing of it has a price, so that the parts are of the rest alone
     * @param isUnknownNow the same of this month
     */
    public record Part(String model, Kind kind, long requestsBefore, long requestsNow, BigDecimal before, BigDecimal now, BigDecimal price,
            BigDecimal volume,
            BigDecimal tokensPerRequest, BigDecimal mix, BigDecimal newOrGone, BigDecimal training, boolean isUnknownBefore,
            boolean isUnknownNow) {
        public Part {
            BigDecimal parts = price.add(volume).add(tokensPerRequest).add(mix).add(newOrGone).add(training);
            if (parts.compareTo(now.subtract(before)) != 0) {
                throw new IllegalStateException("the parts of '" + model + "' add up to " + parts + " and not to " + now + " - " + before);
            }
        }

        public BigDecimal difference() {
            return now.subtract(before);
        }

        /** The cost of the month before; null when nothing of it is known. */
        public BigDecimal knownBefore() {
            return isUnknownBefore ? null : before;
        }

        /** The cost of this month; null when nothing of it is known. */
        public BigDecimal knownNow() {
            return isUnknownNow ? null : now;
        }

        /** null when one of the two is unknown. */
        public BigDecimal knownDifference() {
            return isUnknownBefore || isUnknownNow ? null : difference();
        }

        /** null when one of the two is unknown and the other adds nothing. */
        public BigDecimal knownNewOrGone() {
            return (isUnknownBefore || isUnknownNow) && newOrGone.signum() == 0 ? null : newOrGone;
        }
    }
}
