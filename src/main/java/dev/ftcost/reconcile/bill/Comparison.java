package dev.ftcost.reconcile.bill;

import dev.ftcost.rates.RateCards;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what was used with what was billed: the lines of a month, at the finest level that both sides have. */
public final class Comparison {
    private static final String INPUT = ", input";
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::item, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Key::project, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Level level;
    private final RateCards cards;
    private final List<BilledCharge> bill;
    private final Set<String> items;
    private final LineNames names;
    /** The line that stands for several, by each of them. */
    private final Map<String, TreeSet<String>> joined = new HashMap<>();
    private final Map<String, TreeSet<String>> notes = new HashMap<>();

    private record Key(String item, String project) {}

    private Comparison(Level level, RateCards cards, List<UsageCharge> used, List<BilledCharge> bill) {
        this.level = level;
        this.cards = cards;
        this.bill = Rounding.of(bill, costs(level, used, bill));
        this.items = bill.stream().map(BilledCharge::lineItem).filter(item -> item != null).collect(Collectors.toSet());
        this.names = new LineNames(items);
    }

    public static List<Line> lines(Level level, RateCards cards, List<UsageCharge> used, List<BilledCharge> bill, List<MixedLine> mixed) {
        return new Comparison(level, cards, used, bill).lines(used, mixed);
    }

    /** What the usage of a row's place costs; null where a part of it has no price, several rows bill the place, or several tiers share it. */
    private static Function<BilledCharge, BigDecimal> costs(Level level, List<UsageCharge> used, List<BilledCharge> bill) {
        LineNames names = new LineNames(bill.stream().map(BilledCharge::lineItem).filter(item -> item != null).collect(Collectors.toSet()));
        Map<List<Object>, LineDay> cells = new HashMap<>();
        Set<String> inTiers = bill.stream().filter(row -> row.lineItem() != null).map(row -> LineItem.of(row.lineItem()))
                .filter(item -> !item.serviceTier().equals("standard") || item.longContext()).map(LineItem::name)
                .collect(Collectors.toSet());
        used.forEach(charge -> cells.computeIfAbsent(
                Arrays.asList(charge.day(), level.byLine() ? names.of(charge) : null, level.byProject() ? charge.projectId() : null),
                each -> new LineDay(charge.day(), new ArrayList<>(), new ArrayList<>())).used().add(charge));
        Function<BilledCharge, LineDay> cell = row -> cells
                .get(Arrays.asList(row.day(), level.byLine() ? row.lineItem() : null, level.byProject() ? row.projectId() : null));
        bill.stream().filter(row -> cell.apply(row) != null).forEach(row -> cell.apply(row).bill().add(row));
        return row -> {
            LineDay own = cell.apply(row);
            boolean isSplit = level.byLine() && inTiers.contains(LineItem.of(row.lineItem()).name());
            return own == null || own.isUnpriced() || own.bill().size() > 1 || isSplit ? null : own.listCost();
        };
    }

    private List<Line> lines(List<UsageCharge> used, List<MixedLine> mixed) {
        List<UsageCharge> allCharges = level.byLine() ? split(used, mixed) : used;
        if (level.byLine()) {
            allCharges = withoutLongContext(allCharges);
            joinEvals(allCharges);
        }
        Map<Key, TreeMap<LocalDate, LineDay>> cells = new TreeMap<>(ORDER);
        for (UsageCharge charge : allCharges) {
            cell(cells, key(level.byLine() ? names.of(charge) : null, charge.projectId()), charge.day()).used().add(charge);
        }
        for (BilledCharge row : bill) {
            cell(cells, key(level.byLine() ? row.lineItem() : null, row.projectId()), row.day()).bill().add(row);
        }
        List<Line> lines = new ArrayList<>();
        cells.forEach((key, days) -> lines.add(new Line(key.item(), key.project(), List.copyOf(days.values()),
                notes.containsKey(key.item()) ? String.join("; ", notes.get(key.item())) : level.byLine() ? null : unflagged(key, mixed))));
        return lines;
    }

    /** What has to be known of a total that batch usage may be in. */
    private static String unflagged(Key key, List<MixedLine> mixed) {
        return mixed.stream().anyMatch(each -> each.mayHoldBatch() && (key.project() == null || key.project().equals(each.projectId())))
                ? "the usage export is not grouped by batch, and batch usage costs half" : null;
    }

    private static LineDay cell(Map<Key, TreeMap<LocalDate, LineDay>> cells, Key key, LocalDate day) {
        return cells.computeIfAbsent(key, each -> new TreeMap<>()).computeIfAbsent(day,
                each -> new LineDay(day, new ArrayList<>(), new ArrayList<>()));
    }

    private Key key(String item, String projectId) {
        return new Key(item == null ? null : label(item), level.byProject() ? projectId : null);
    }

    private String label(String item) {
        return joined.containsKey(item) ? String.join(" + ", joined.get(item)) : item;
    }

    /** Compares two lines as one from here on. The plain line comes first in the name. */
    private void join(String line, String other, String note) {
        TreeSet<String> all = new TreeSet<>(
                Comparator.comparing((String item) -> LineItem.of(item).prefix() != null || LineItem.of(item).longContext())
                        .thenComparing(Comparator.naturalOrder()));
        all.addAll(joined.getOrDefault(line, all));
        all.addAll(joined.getOrDefault(other, all));
        all.add(line);
        all.add(other);
        TreeSet<String> said = new TreeSet<>(List.of(note));
        said.addAll(notes.getOrDefault(label(line), said));
        said.addAll(notes.getOrDefault(label(other), said));
        all.forEach(item -> joined.put(item, all));
        notes.put(label(line), said);
    }

    private record Family(LocalDate day, String project, String input) {}

    private List<UsageCharge> split(List<UsageCharge> used, List<MixedLine> mixed) {
        Map<String, MixedLine> byPlace = new HashMap<>();
        mixed.forEach(each -> byPlace.put(each.day() + " " + each.projectId() + " " + (each.model() == null ? "" : each.model()), each));
        Map<Family, List<UsageCharge>> families = new LinkedHashMap<>();
        Map<Family, Set<String>> tiers = new HashMap<>();
        List<UsageCharge> allCharges = new ArrayList<>();
        for (UsageCharge charge : used) {
            MixedLine place = byPlace.get(charge.day() + " " + charge.projectId() + " " + charge.model());
            Set<String> possible = place == null || !charge.serviceTier().equals("standard") ? Set.of() : possible(charge, place);
            if (possible.isEmpty()) {
                allCharges.add(charge);
            } else {
                Family family = new Family(charge.day(), level.byProject() ? charge.projectId() : null, input(charge));
                families.computeIfAbsent(family, each -> new ArrayList<>()).add(charge);
                tiers.computeIfAbsent(family, each -> new TreeSet<>()).addAll(possible);
            }
        }
        Map<String, Map<LocalDate, Map<String, LineDay>>> bills = new HashMap<>();
        families.forEach((family, charges) -> {
            Map<LocalDate, Map<String, LineDay>> own = bills.computeIfAbsent(String.valueOf(family.project()),
                    each -> billOf(family.project()));
            List<UsageCharge> left = charges;
            for (String tier : tiers.get(family)) {
                left = new MixedTiers(cards, own).split(left, tier, linesOf(family.input()));
            }
            allCharges.addAll(left);
        });
        return allCharges;
    }

    /** The tiers that the bill has lines of in addition to the standard ones, where the usage does not say which it is. */
    private Set<String> possible(UsageCharge charge, MixedLine place) {
        Set<String> possible = new TreeSet<>();
        for (String tier : List.of("batch", "flex", "priority")) {
            boolean open = tier.equals("batch") ? place.mayHoldBatch() : place.mayHoldTiers();
            String prefix = tier.equals("batch") ? "batch api | " : tier + " | ";
            for (String line : linesOf(input(charge)).values()) {
                if (open && items.contains(prefix + line)) {
                    possible.add(tier);
                    join(line, prefix + line, "the usage export is not grouped by " + (tier.equals("batch") ? "batch" : "service tier")
                            + ", so the sum of the lines is compared, with as many " + tier + " tokens as the bill has");
                }
            }
        }
        return possible;
    }

    private String input(UsageCharge charge) {
        return names.of(charge.in("standard", "input", charge.tokens(), charge.unitPrice(), charge.rate()));
    }

    private static Map<String, String> linesOf(String input) {
        String stem = input.endsWith(INPUT) ? input.substring(0, input.length() - INPUT.length()) : input;
        return Map.of("input", stem + INPUT, "cached_input", stem + ", cached input", "output", stem + ", output");
    }

    private Map<LocalDate, Map<String, LineDay>> billOf(String project) {
        Map<LocalDate, Map<String, LineDay>> days = new HashMap<>();
        for (BilledCharge row : bill) {
            if (row.lineItem() != null && (!level.byProject() || java.util.Objects.equals(row.projectId(), project))) {
                days.computeIfAbsent(row.day(), each -> new HashMap<>())
                        .computeIfAbsent(row.lineItem(), each -> new LineDay(row.day(), List.of(), new ArrayList<>())).bill().add(row);
            }
        }
        return days;
    }

    /** Request logs tell long context apart; of usage exports it is found out where the bill allows one answer alone. */
    private List<UsageCharge> withoutLongContext(List<UsageCharge> used) {
        Set<String> usedLines = new HashSet<>();
        used.stream().filter(UsageCharge::isLong).forEach(charge -> usedLines.add(names.of(charge)));
        List<UsageCharge> allCharges = used;
        for (String item : LongContext.lines(items)) {
            if (usedLines.contains(item)) {
                continue;
            }
            LongContext.Split split = new LongContext(bill, names, cards, level.byProject()).split(allCharges, item);
            if (!split.isExact()) {
                join(LineItem.of(item).withoutLongContext(), item,
                        "usage exports do not separate long context, so the sum of the lines is compared");
            }
            allCharges = split.charges();
        }
        return allCharges;
    }

    /** Nothing says whether evals are in the usage: they are added when more days tie with them than without. */
    private void joinEvals(List<UsageCharge> used) {
        Set<String> usedLines = new HashSet<>();
        used.forEach(charge -> usedLines.add(names.of(charge)));
        for (String item : new TreeSet<>(items)) {
            String plain = LineItem.of(item).withoutPrefix();
            if (item.startsWith("evals | ") && usedLines.contains(plain)) {
                int without = 0;
                int with = 0;
                for (LocalDate day : new TreeSet<>(
                        bill.stream().filter(row -> item.equals(row.lineItem())).map(BilledCharge::day).toList())) {
                    BigDecimal list = used.stream().filter(charge -> charge.day().equals(day) && names.of(charge).equals(plain))
                            .map(UsageCharge::listCost)
                            .filter(cost -> cost != null).reduce(BigDecimal.ZERO, BigDecimal::add);
                    BigDecimal open = list.subtract(billed(plain, day));
                    without += LineDay.isNothing(open) ? 1 : 0;
                    with += LineDay.isNothing(open.subtract(billed(item, day))) ? 1 : 0;
                }
                if (with > without) {
                    join(plain, item, "the usage includes the evals, so the sum of the lines is compared");
                }
            }
        }
    }

    private BigDecimal billed(String item, LocalDate day) {
        return bill.stream().filter(row -> row.day().equals(day) && item.equals(row.lineItem())).map(BilledCharge::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
