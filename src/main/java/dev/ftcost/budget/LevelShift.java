package dev.ftcost.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the last days agree on another level: at least four days in a row, of the last fourteen, each cost more than five quarters of
 * what was usual before them, or each less than four fifths. Fewer days are a spike. The new level is that of the day in the middle.
 *
 * @param since the first of these days; null when the last days are as usual
 * @param before what was usual before these days
 * @param usual what is usual on a day before the level is applied
 * @param part of twice the usual cost: a day to come is expected to cost {@code part ÷ whole} of it
 */
record LevelShift(LocalDate since, UsualCost before, UsualCost usual, BigDecimal part, BigDecimal whole) {
    private static final int FEWEST = 4;
    private static final int MOST = 14;
    private static final int WEEK = 7;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** A day and twice what was usual on it. */
    private record Ratio(LocalDate day, BigDecimal cost, BigDecimal twiceUsual) {
        /** A day without usage on which none is usual says nothing. */
        boolean isKnown() {
            return cost.signum() != 0 || twiceUsual.signum() != 0;
        }

        boolean isAbove() {
            return cost.multiply(BigDecimal.valueOf(8)).compareTo(twiceUsual.multiply(BigDecimal.valueOf(5))) > 0;
        }

        boolean isBelow() {
            return cost.multiply(BigDecimal.valueOf(5)).compareTo(twiceUsual.multiply(BigDecimal.valueOf(2))) < 0;
        }

        int compareTo(Ratio other) {
            return cost.multiply(other.twiceUsual).compareTo(other.cost.multiply(twiceUsual));
        }
    }

    /** What is expected of a day, times {@code whole}. */
    BigDecimal on(LocalDate day) {
        boolean isBefore = since != null && day.isBefore(since);
        return isBefore ? before.twiceOn(day).multiply(whole).multiply(HALF) : usual.twiceOn(day).multiply(part);
    }

    /** @param last the last day that is covered to its end */
    static LevelShift of(Spending spending, LocalDate last) {
        UsualCost all = UsualCost.upTo(spending, last);
        LevelShift found = asUsual(all, all, null);
        for (int days = FEWEST; days <= MOST; days++) {
            LocalDate since = last.minusDays(days - 1L);
            UsualCost before = UsualCost.upTo(spending, since.minusDays(1));
            if (before.days().size() < WEEK) {
                break;
            }
            List<Ratio> ratios = new ArrayList<>();
            for (LocalDate day = since; !day.isAfter(last); day = day.plusDays(1)) {
                Ratio ratio = new Ratio(day, spending.inference(day), before.twiceOn(day));
                if (spending.isKnown(day) && ratio.isKnown()) {
                    ratios.add(ratio);
                }
            }
            if (ratios.size() >= FEWEST && (ratios.stream().allMatch(Ratio::isAbove) || ratios.stream().allMatch(Ratio::isBelow))) {
                found = at(ratios, before, all);
            }
        }
        return found;
    }

    private static LevelShift at(List<Ratio> ratios, UsualCost before, UsualCost all) {
        LocalDate since = ratios.get(0).day;
        List<Ratio> comparable = ratios.stream().filter(ratio -> ratio.twiceUsual.signum() > 0).sorted(Ratio::compareTo).toList();
        if (comparable.isEmpty()) {
            // Where nothing was usual before, the new days alone say what is.
            return asUsual(before, all.since(since), since);
        }
        Ratio middle = comparable.get((comparable.size() - 1) / 2);
        return new LevelShift(since, before, before, middle.cost, middle.twiceUsual);
    }

    private static LevelShift asUsual(UsualCost before, UsualCost usual, LocalDate since) {
        return new LevelShift(since, before, usual, BigDecimal.ONE, BigDecimal.valueOf(2));
    }
}
