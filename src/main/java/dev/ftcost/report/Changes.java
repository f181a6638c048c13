package dev.ftcost.report;

import dev.ftcost.completeness.Completeness;
import dev.ftcost.completeness.Period;
import dev.ftcost.database.Database;
import dev.ftcost.report.Change.Kind;
import dev.ftcost.report.Change.Part;
import dev.ftcost.report.MonthReport.Totals;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Splits the difference of two months by walking from the one to the other, one cause at a time. Where a step is a division without an
 * end (a cost times 7 requests for every 3), the cost at that step is taken to twelve decimals; a part is the difference of two steps,
 * so the parts add up whatever the steps are.
 */
final class Changes {
    private final Database database;
    private final Completeness input;
    private final Map<String, Totals> totals;
    private final Map<String, List<Used>> used = new HashMap<>();

    private Changes(Database database, Completeness input, Map<String, Totals> totals) {
        this.database = database;
        this.input = input;
        this.totals = totals;
    }

    /** What a model used of a meter in a tier of a month; only priced tokens count, and have a cost. */
    private record Used(String model, String tier, String meter, long requests, long tokens, BigDecimal cost, boolean isUnknown,
            boolean isKnown) {}

    /**
     * @param input how much of each month is covered
     * @param totals of the months from the first to the last
     * @param first the month before the first that is asked for
     */
    static Changes of(Database database, Completeness input, Map<String, Totals> totals, String first, String last) {
        Changes changes = new Changes(database, input, totals);
        database.forEach("report/change", row -> add(changes.used, row), first, last);
        return changes;
    }

    private static void add(Map<String, List<Used>> used, ResultSet row) throws SQLException {
        used.computeIfAbsent(row.getString("month"), month -> new ArrayList<>())
                .add(new Used(row.getString("model"), row.getString("service_tier"),
                        row.getString("meter"), row.getLong("requests"), row.getLong("tokens"), row.getBigDecimal("cost"),
                        row.getBoolean("is_unknown"), row.getBoolean("is_known")));
    }

    static String before(String month) {
        return YearMonth.parse(month).minusMonths(1).toString();
    }

    /** @return null when the exports have no data for the month before, or of none of the same days, or nothing of one of them has a price */
    Change in(String month) {
        String before = before(month);
        if (!totals.containsKey(before)) {
            return null;
        }
        Period now = input.period(YearMonth.parse(month));
        Period then = input.period(YearMonth.parse(before));
        SortedSet<Integer> days = now.isKnown() && then.isKnown() ? null : now.daysInCommon(then);
        if (days != null && days.isEmpty()) {
            return null;
        }
        Map<String, List<Used>> compared = days == null ? used : onDays(before, month, days);
        Map<String, Model> models = new TreeMap<>();
        for (boolean isNow : new boolean[] {false, true}) {
            for (Used meter : compared.getOrDefault(isNow ? month : before, List.of())) {
                models.computeIfAbsent(meter.model, Model::new).add(isNow, meter);
            }
        }
        if (isUnknown(models.values(), 0) || isUnknown(models.values(), 1)) {
            return null;
        }
        return change(before, days, totals.get(before).complete() && totals.get(month).complete(), models.values());
    }

    private static boolean isUnknown(Collection<Model> models, int month) {
        return models.stream().anyMatch(model -> model.unknown[month]) && models.stream().noneMatch(model -> model.known[month]);
    }

    private Map<String, List<Used>> onDays(String before, String month, SortedSet<Integer> days) {
        Map<String, List<Used>> onDays = new HashMap<>();
        long bits = days.stream().mapToLong(day -> 1L << day).reduce(0, (a, b) -> a | b);
        database.forEach("report/change_of_days", row -> add(onDays, row), before, month, bits);
        return onDays;
    }

    private static Change change(String before, SortedSet<Integer> days, boolean complete, Collection<Model> models) {
        List<Part> parts = new ArrayList<>();
        Part total = new Part("", Kind.CONTINUED, 0, 0, zero(), zero(), zero(), zero(), zero(), zero(), zero(), zero(), false, false);
        // A model that is compared shares in the growth of all; one that came or went is no growth of what was there.
        BigDecimal compared = zero();
        long requestsBefore = 0;
        long requestsNow = 0;
        for (Model model : models) {
            Part part = model.part();
            parts.add(part);
            total = plus(total, part);
            if (model.isComparable()) {
                compared = compared.add(model.inference[0]);
                requestsBefore += part.requestsBefore();
                requestsNow += part.requestsNow();
            }
        }
        BigDecimal more = requestsBefore == 0 ? zero() : Money.part(compared, requestsNow, requestsBefore).subtract(compared);
        return new Change(before, days, complete, parts, total, more, total.volume().subtract(more));
    }

    private static Part plus(Part a, Part b) {
        return new Part(a.model(), a.kind(), a.requestsBefore() + b.requestsBefore(), a.requestsNow() + b.requestsNow(),
                a.before().add(b.before()),
                a.now().add(b.now()), a.price().add(b.price()), a.volume().add(b.volume()), a.tokensPerRequest().add(b.tokensPerRequest()),
                a.mix().add(b.mix()), a.newOrGone().add(b.newOrGone()), a.training().add(b.training()), false, false);
    }

    private static BigDecimal zero() {
        return BigDecimal.ZERO;
    }

    /** The tokens of a meter in a tier, and what they cost. */
    private static final class Meter {
        private final long[] tokens = new long[2];
        private final BigDecimal[] cost = {BigDecimal.ZERO, BigDecimal.ZERO};
    }

    /** A model in both months: index 0 is the month before. */
    private static final class Model {
        private final String name;
        private final Map<String, Meter> meters = new HashMap<>();
        private final long[] requests = new long[2];
        private final long[] tokens = new long[2];
        private final BigDecimal[] inference = {BigDecimal.ZERO, BigDecimal.ZERO};
        private final BigDecimal[] training = {BigDecimal.ZERO, BigDecimal.ZERO};
        private final boolean[] used = new boolean[2];
        private final boolean[] trained = new boolean[2];
        private final boolean[] known = new boolean[2];
        private final boolean[] unknown = new boolean[2];

        Model(String name) {
            this.name = name;
        }

        void add(boolean isNow, Used added) {
            int i = isNow ? 1 : 0;
            known[i] |= added.isKnown;
            unknown[i] |= added.isUnknown;
            if (added.meter.equals("training")) {
                trained[i] = true;
                training[i] = training[i].add(added.cost);
                return;
            }
            used[i] = true;
            requests[i] += added.requests;
            tokens[i] += added.tokens;
            inference[i] = inference[i].add(added.cost);
            Meter meter = meters.computeIfAbsent(added.tier + '\u0000' + added.meter, id -> new Meter());
            meter.tokens[i] += added.tokens;
            meter.cost[i] = meter.cost[i].add(added.cost);
        }

        /** By its usage; of a model that was only trained, by that. */
        private Kind kind() {
            boolean[] active = used[0] || used[1] ? used : trained;
            return active[0] == active[1] ? Kind.CONTINUED : active[1] ? Kind.NEW : Kind.GONE;
        }

        private boolean isUnknown(int month) {
            return unknown[month] && !known[month];
        }

        boolean isComparable() {
            return requests[0] > 0 && requests[1] > 0 && tokens[0] > 0 && tokens[1] > 0;
        }

        Part part() {
            BigDecimal trainedMore = training[1].subtract(training[0]);
            BigDecimal before = inference[0].add(training[0]);
            BigDecimal now = inference[1].add(training[1]);
            if (!isComparable()) {
                return new Part(name, kind(), requests[0], requests[1], before, now, zero(), zero(), zero(), zero(),
                        inference[1].subtract(inference[0]), trainedMore, isUnknown(0), isUnknown(1));
            }
            BigDecimal withRequests = Money.part(inference[0], requests[1], requests[0]);
            BigDecimal withTokens = Money.part(inference[0], tokens[1], tokens[0]);
            BigDecimal withMix = zero();
            for (Meter meter : meters.values()) {
                // A meter or tier that was not used before had no price then, so it comes at the price of now.
                withMix = withMix.add(meter.tokens[0] == 0 ? meter.cost[1] : Money.part(meter.cost[0], meter.tokens[1], meter.tokens[0]));
            }
            return new Part(name, kind(), requests[0], requests[1], before, now, inference[1].subtract(withMix),
                    withRequests.subtract(inference[0]),
                    withTokens.subtract(withRequests), withMix.subtract(withTokens), zero(), trainedMore, isUnknown(0), isUnknown(1));
        }
    }
}
