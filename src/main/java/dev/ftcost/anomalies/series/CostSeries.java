package dev.ftcost.anomalies.series;

import dev.ftcost.anomalies.statistics.AnomalyDetector;
import dev.ftcost.anomalies.statistics.DailySeries;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a subject cost, exactly, and what it used on each day from the first day of the exports on. */
public final class CostSeries {

    private final Subject subject;
    private final LocalDate first;
    private final BigDecimal[] cost;
    private final long[] requests;
    private final long[] input;
    private final long[] cached;
    private final long[] output;
    private final long[] unpriced;
    private final String[] costliestModel;
    private final BigDecimal[] highestCost;
    private final BitSet gaps;
    private final SortedSet<String> models = new TreeSet<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private int firstUse = Integer.MAX_VALUE;

    /** @param gaps the days of which nothing is known, by their number */
    CostSeries(Subject subject, LocalDate first, int days, BitSet gaps) {
        this.subject = subject;
        this.first = first;
        cost = new BigDecimal[days];
        Arrays.fill(cost, BigDecimal.ZERO);
        requests = new long[days];
        input = new long[days];
        cached = new long[days];
        output = new long[days];
        unpriced = new long[days];
        costliestModel = new String[days];
        highestCost = new BigDecimal[days];
        this.gaps = gaps;
    }

    void add(History.Row row) {
        int day = index(row.day());
        cost[day] = cost[day].add(row.cost());
        requests[day] += row.requests();
        input[day] += row.input();
        cached[day] += row.cached();
        output[day] += row.output();
        unpriced[day] += row.unpriced();
        sum = sum.add(row.cost());
        models.add(row.model());
        if (highestCost[day] == null || row.cost().compareTo(highestCost[day]) > 0) {
            highestCost[day] = row.cost();
            costliestModel[day] = row.model();
        }
        if (isUsed(day)) {
            firstUse = Math.min(firstUse, day);
        }
    }

    public Subject subject() {
        return subject;
    }

    /** The ids of the model that the series is about: a retrained model has several. */
    public SortedSet<String> models() {
        return models;
    }

    /** The id that cost most on the last day with usage up to a date; null for everything together. */
    public String modelOn(LocalDate date) {
        if (subject.model() == null) {
            return null;
        }
        for (int day = index(date); day >= 0; day--) {
            if (costliestModel[day] != null) {
                return costliestModel[day];
            }
        }
        return models.first();
    }

    /** Whether no export covers a day, or all its rows are rejected: its cost is unknown, and not 0. */
    public boolean isGap(int day) {
        return gaps.get(day);
    }

    /** The first day that has fourteen covered days since the first usage before it; beyond all days when there is none. */
    public int firstJudged() {
        int covered = 0;
        int day = firstUse;
        while (covered < AnomalyDetector.LEARNING_DAYS && day < days()) {
            covered += isGap(day++) ? 0 : 1;
        }
        return covered < AnomalyDetector.LEARNING_DAYS ? days() : day;
    }

    public int days() {
        return cost.length;
    }

    public LocalDate date(int day) {
        return first.plusDays(day);
    }

    public int index(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(first, date);
    }

    public BigDecimal cost(int day) {
        return cost[day];
    }

    /** The exact cost of the days from one to another, both included. */
    public BigDecimal cost(LocalDate from, LocalDate to) {
        BigDecimal known = BigDecimal.ZERO;
        for (int day = index(from); day <= index(to); day++) {
            known = known.add(cost[day]);
        }
        return known;
    }

    BigDecimal sum() {
        return sum;
    }

    public boolean isUsed(int day) {
        return requests[day] > 0 || input[day] + output[day] + unpriced[day] > 0;
    }

    /** The first day with usage; beyond all days when there is none. */
    public int firstUse() {
        return firstUse;
    }

    public long requests(int day) {
        return requests[day];
    }

    public long input(int day) {
        return input[day];
    }

    public long cached(int day) {
        return cached[day];
    }

    public long output(int day) {
        return output[day];
    }

    public long unpriced(int day) {
        return unpriced[day];
    }

    /** Whether usage without a price falls into the days from one to another; their cost says little then. */
    public boolean hasUnpriced(int from, int to) {
        for (int day = Math.max(0, from); day <= to; day++) {
            if (unpriced[day] > 0) {
                return true;
            }
        }
        return false;
    }

    public boolean isSilent(int from, int to) {
        for (int day = from; day <= to; day++) {
            if (isUsed(day)) {
                return false;
            }
        }
        return true;
    }

    /** For the statistics, which decide in binary floating point whether a day is odd, and never show it. */
    public DailySeries forStatistics() {
        return new DailySeries(first, Arrays.stream(cost).mapToDouble(BigDecimal::doubleValue).toArray(), gaps);
    }
}
