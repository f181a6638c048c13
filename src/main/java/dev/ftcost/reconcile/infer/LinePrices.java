package dev.ftcost.reconcile.infer;

import dev.ftcost.reconcile.bill.BilledCharge;
import dev.ftcost.reconcile.bill.Line;
import dev.ftcost.reconcile.bill.LineDay;
import dev.ftcost.reconcile.bill.LineItem;
import dev.ftcost.reconcile.bill.TokenFits;
import dev.ftcost.reconcile.bill.UnitPrices;
import dev.ftcost.reconcile.bill.UsageCharge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers the days of each line and project, and puts the projects together that pay the same. */
final class LinePrices {
    private static final String INPUT = ", input";
    private static final String CACHED = ", cached input";

    private final Set<String> prefixes;
    /** By line item, then by project; a blank one is no project. */
    private final Map<String, TreeMap<String, Place>> places = new TreeMap<>();
    private final List<Split> splits = new ArrayList<>();
    /** The lines of the bill that are billed by the token. */
    private final TreeSet<String> billed = new TreeSet<>();

    /** Cached tokens that no line of their own bills, by the line of their input, project and day. */
    private final Map<String, Map<String, Map<LocalDate, Long>>> cached = new HashMap<>();

    private record Place(TreeSet<String> skus, TreeMap<LocalDate, UnitPrices.Day> days) {}

    /** A day on which usage does not tell two lines apart. */
    private record Split(String project, String plain, String other, LineDay cell) {}

    LinePrices(Set<String> prefixes) {
        this.prefixes = prefixes;
    }

    void look(Line line) {
        String project = Objects.requireNonNullElse(line.projectId(), "");
        for (LineDay cell : line.cells()) {
            if (cell.bill().isEmpty() && line.item() != null && line.item().endsWith(CACHED)) {
                cached.computeIfAbsent(inputOf(line.item()), each -> new HashMap<>()).computeIfAbsent(project, each -> new HashMap<>())
                        .merge(cell.day(), cell.tokens(), Long::sum);
            }
            TreeMap<String, List<BilledCharge>> byItem = new TreeMap<>();
            cell.bill().forEach(row -> byItem.computeIfAbsent(row.lineItem(), each -> new ArrayList<>()).add(row));
            byItem.forEach((text, rows) -> {
                LineItem item = LineItem.of(text);
                if (item.side() != null) {
                    billed.add(text);
                }
                // Usage that does not tell its tier proves no price; the bill's own quantity does.
                boolean isTold = byItem.size() == 1
                        && cell.used().stream().allMatch(used -> used.serviceTier().equals(item.serviceTier()) && !used.fromBill());
                UnitPrices.Day day = isPriced(item) ? PriceEvidence.day(new LineDay(cell.day(), isTold ? cell.used() : List.of(), rows))
                        : null;
                if (day != null) {
                    place(text, project, cell, item).days().put(cell.day(), day);
                }
            });
            String plain = byItem.keySet().stream().filter(text -> LineItem.of(text).prefix() == null).findFirst().orElse(null);
            if (byItem.size() == 2 && plain != null) {
                byItem.keySet().stream().filter(text -> !text.equals(plain) && isPriced(LineItem.of(text)))
                        .forEach(other -> splits.add(new Split(project, plain, other, cell)));
            }
        }
    }

    private static String inputOf(String cachedLine) {
        return cachedLine.substring(0, cachedLine.length() - CACHED.length()) + INPUT;
    }

    /** Where no line bills what is cached and no price fits the rest of the input, the whole input may have one. */
    private void addCached(String text, TreeMap<String, Place> projects) {
        if (!cached.containsKey(text) || billed.contains(text.substring(0, text.length() - INPUT.length()) + CACHED)) {
            return;
        }
        projects.forEach((project, place) -> {
            Map<LocalDate, Long> more = cached.get(text).getOrDefault(project, Map.of());
            List<UnitPrices.Day> whole = place.days().values().stream().map(day -> new UnitPrices.Day(day.day(),
                    day.tokens().add(BigDecimal.valueOf(more.getOrDefault(day.day(), 0L))), day.billed(), null, day.slack())).toList();
            if (!hasPrice(List.copyOf(place.days().values())) && hasPrice(whole)) {
                whole.forEach(day -> place.days().put(day.day(), day));
            }
        });
    }

    private static boolean hasPrice(List<UnitPrices.Day> days) {
        return UnitPrices.path(days).stream().anyMatch(price -> price != null);
    }

    private boolean isPriced(LineItem item) {
        return item.side() != null && !item.longContext() && (item.prefix() == null || prefixes.contains(item.prefix()))
                && (item.modality() == null || item.modality().equals("text"));
    }

    private Place place(String text, String project, LineDay cell, LineItem item) {
        Place place = places.computeIfAbsent(text, each -> new TreeMap<>()).computeIfAbsent(project,
                each -> new Place(new TreeSet<>(), new TreeMap<>()));
        cell.used().forEach(used -> place.skus().add(used.sku()));
        if (place.skus().isEmpty()) {
            place.skus().add(item.sku());
        }
        return place;
    }

    List<PriceEvidence> evidence() {
        splits.forEach(this::split);
        places.forEach(this::addCached);
        List<PriceEvidence> evidence = new ArrayList<>();
        places.forEach((text, projects) -> {
            PriceEvidence together = evidence(text, null, together(projects));
            boolean isOne = projects.values().stream().allMatch(place -> agrees(evidence(text, null, place), together));
            if (isOne) {
                evidence.add(together);
            } else {
                projects.forEach((project, place) -> evidence.add(evidence(text, project.isEmpty() ? null : project, place)));
            }
        });
        return evidence;
    }

    /** The lines that are billed by the token and have no day on which the bill or the usage says how many tokens they are. */
    List<String> withoutEvidence() {
        return billed.stream().filter(text -> !places.containsKey(text)).toList();
    }

    /** What the plain line leaves of the usage is on the other line, where the price of the plain one is known. */
    private void split(Split split) {
        Place known = places.getOrDefault(split.plain(), new TreeMap<>()).get(split.project());
        BigDecimal price = known == null ? null : UnitPrices.path(List.copyOf(known.days().values())).get(0);
        BigDecimal card = split.cell().used().stream().filter(used -> used.serviceTier().equals("standard")).map(UsageCharge::unitPrice)
                .filter(each -> each != null).findFirst().orElse(null);
        LineDay plain = only(split.cell(), split.plain());
        LineDay other = only(split.cell(), split.other());
        Long tokens = price == null && card == null ? null
                : TokenFits.wholeTokens(plain.billed(), price == null ? card : price, plain.slack());
        if (other.billedTokens() == null && tokens != null && tokens < split.cell().tokens()) {
            place(split.other(), split.project(), split.cell(), LineItem.of(split.other())).days().put(split.cell().day(),
                    new UnitPrices.Day(split.cell().day(),
                            BigDecimal.valueOf(split.cell().tokens() - tokens), other.billed(), null, other.slack()));
        }
    }

    private static LineDay only(LineDay cell, String text) {
        return new LineDay(cell.day(), List.of(), cell.bill().stream().filter(row -> row.lineItem().equals(text)).toList());
    }

    private static PriceEvidence evidence(String text, String project, Place place) {
        LineItem line = LineItem.of(text);
        return new PriceEvidence(text, project, List.copyOf(place.skus()), line.serviceTier(), line.meter(),
                List.copyOf(place.days().values()));
    }

    private static Place together(TreeMap<String, Place> projects) {
        Place all = new Place(new TreeSet<>(), new TreeMap<>());
        projects.values().forEach(place -> {
            all.skus().addAll(place.skus());
            place.days().values().forEach(
                    day -> all.days().merge(day.day(), day, (one, other) -> new UnitPrices.Day(one.day(), one.tokens().add(other.tokens()),
                            one.billed().add(other.billed()), null, one.slack().add(other.slack()))));
        });
        return all;
    }

    /** Whether the days of a project that have a price of their own have that of all together. */
    private static boolean agrees(PriceEvidence own, PriceEvidence together) {
        List<BigDecimal> path = UnitPrices.path(own.days());
        List<BigDecimal> all = UnitPrices.path(together.days());
        List<LocalDate> days = together.days().stream().map(UnitPrices.Day::day).toList();
        for (int d = 0; d < own.days().size(); d++) {
            UnitPrices.Day day = own.days().get(d);
            if (day.fits(path.get(d)) && !day.fits(all.get(days.indexOf(day.day())))) {
                return false;
            }
        }
        return true;
    }
}
