package dev.ftcost.rates;

import dev.ftcost.usage.ModelId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A card brought up to date by a newer table of prices: rows that changed end on the table's day, new ones begin, the others are confirmed.
 * What the table does not have remains as it was.
 *
 * @param rates the rows of the card afterwards, sorted
 * @param changes a sentence for each row that changed or began
 * @param doubts a sentence for each price of the table that the card does not take, or takes in part
 * @param confirmed how many rows have the prices of the table
 * @param untouched how many rows hold on that day and are not in the table
 */
public record CardUpdate(List<Rate> rates, List<String> changes, List<String> doubts, int confirmed, int untouched) {
    private static final Rate.Prices NOTHING = new Rate.Prices(null, null, null, null, null, null, null, null);
    private static final Map<String, Function<Rate.Prices, BigDecimal>> METERS = meters();

    public CardUpdate {
        rates = List.copyOf(rates);
        changes = List.copyOf(changes);
        doubts = List.copyOf(doubts);
    }

    /**
     * @param card the rows of one card, without two for one day
     * @param table the newer prices, one row per SKU, tier and context
     * @param asOf the day of the table
     */
    public static CardUpdate of(List<Rate> card, List<Rate> table, LocalDate asOf) {
        Work work = new Work(card, asOf);
        table.forEach(work::take);
        return work.update();
    }

    private static final class Work {
        private final LocalDate asOf;
        private final List<Rate> rates;
        private final Set<Rate> seen = new HashSet<>();
        /** The rows that begin, and what is said of them. */
        private final Map<Rate, String> opened = new HashMap<>();
        private final List<String> changes = new ArrayList<>();
        private final List<String> doubts = new ArrayList<>();
        private final Set<String> changed = new TreeSet<>();
        private int confirmed;

        Work(List<Rate> card, LocalDate asOf) {
            this.rates = new ArrayList<>(card);
            this.asOf = asOf;
        }

        void take(Rate newer) {
            List<Rate> own = rates.stream().filter(rate -> isSame(rate, newer, newer.sku())).toList();
            if (own.isEmpty()) {
                takeUnlisted(newer);
                return;
            }
            Rate held = own.stream().filter(rate -> rate.holdsOn(asOf)).findFirst().orElse(null);
            if (held == null) {
                open(newer, newer.prices(), own.stream().map(Rate::effectiveFrom).filter(from -> from != null && from.isAfter(asOf))
                        .min(Comparator.naturalOrder()).orElse(null), "begins again");
                return;
            }
            Rate.Prices prices = merged(held.prices(), newer.prices());
            String differences = differences(held.prices(), prices);
            if (differences.isEmpty()) {
                confirm(held);
            } else if (held.confirmedOn() != null && held.confirmedOn().isAfter(asOf)) {
                doubts.add(
                        name(newer) + ": " + differences + " is not applied, because the row was confirmed later, on "
                                + held.confirmedOn());
                seen.add(held);
            } else {
                change(held, newer, prices, differences);
            }
        }

        /** A SKU without a row of its own may have the price of the row without its date, and then keeps that for the days before. */
        private void takeUnlisted(Rate newer) {
            String dateless = ModelId.dateless(newer.sku());
            List<Rate> others = dateless.equals(newer.sku()) ? List.of()
                    : rates.stream().filter(rate -> isSame(rate, newer, dateless) && !opened.containsKey(rate)).toList();
            Rate held = others.stream().filter(rate -> rate.holdsOn(asOf)).findFirst().orElse(null);
            if (held == null) {
                open(newer, newer.prices(), null, "is new");
                return;
            }
            Rate.Prices prices = merged(held.prices(), newer.prices());
            String differences = differences(held.prices(), prices);
            if (!differences.isEmpty()) {
                others.forEach(rate -> rates.add(rate.named(newer.sku())));
                take(newer);
            }
        }

        private void confirm(Rate held) {
            LocalDate day = held.confirmedOn() == null || held.confirmedOn().isBefore(asOf) ? asOf : held.confirmedOn();
            Rate seenAgain = held.confirmed(day);
            rates.set(rates.indexOf(held), seenAgain);
            seen.add(seenAgain);
            confirmed++;
        }

        private void change(Rate held, Rate newer, Rate.Prices prices, String differences) {
            int at = rates.indexOf(held);
            Rate begun = begun(newer, prices, held.effectiveTo());
            changes.add(name(newer) + ": " + differences + kept(newer.prices(), prices));
            changed.add(newer.sku());
            if (asOf.equals(held.effectiveFrom())) {
                rates.set(at, begun);
            } else {
                rates.set(at, held.during(held.effectiveFrom(), asOf));
                rates.add(at + 1, begun);
            }
            seen.add(begun);
        }

        private void open(Rate newer, Rate.Prices prices, LocalDate until, String what) {
            Rate begun = begun(newer, prices, until);
            rates.add(begun);
            opened.put(begun, name(newer) + " " + what + ": " + differences(NOTHING, prices));
        }

        private Rate begun(Rate newer, Rate.Prices prices, LocalDate until) {
            return new Rate(newer.card(), newer.line(), newer.sku(), newer.serviceTier(), newer.longContext(), null, asOf, until, prices,
                    asOf,
                    newer.source(), newer.note());
        }

        CardUpdate update() {
            leaveOutOdd();
            otherTiers();
            opened.values().stream().sorted().forEach(changes::add);
            int untouched = (int) rates.stream().filter(rate -> rate.holdsOn(asOf) && !seen.contains(rate) && !opened.containsKey(rate))
                    .count();
            rates.sort(RateCards.ORDER);
            return new CardUpdate(rates, changes, doubts, confirmed, untouched);
        }

        /** Most tables have the standard tier alone, and the others change with it. */
        private void otherTiers() {
            for (String sku : changed) {
                List<String> left = rates.stream().filter(rate -> rate.sku().equals(sku) && rate.holdsOn(asOf) && !seen.contains(rate)
                        && !opened.containsKey(rate)).map(Rate::serviceTier).distinct().toList();
                if (!left.isEmpty()) {
                    doubts.add("'" + sku + "': the table has no price for " + String.join(", ", left) + ", which may have changed too");
                }
            }
        }

        /** A table has models that a card of text prices cannot say right; what the check of cards finds odd does not begin. */
        private void leaveOutOdd() {
            List<Rate> numbered = new ArrayList<>();
            for (int i = 0; i < rates.size(); i++) {
                numbered.add(rates.get(i).at(i));
            }
            Map<Rate, String> odd = new HashMap<>();
            RateCardCheck.check(numbered).forEach(problem -> odd.putIfAbsent(rates.get(problem.line()), problem.sentence()));
            ListComparison.check(new RateCard("", "", numbered), new RateCard("", "", List.of()))
                    .forEach(problem -> odd.putIfAbsent(rates.get(problem.line()), problem.sentence()));
            odd.forEach((rate, problem) -> {
                if (opened.remove(rate) != null) {
                    rates.remove(rate);
                    rates.removeIf(other -> other.longContext() && opened.containsKey(other) && other.sku().equals(rate.sku())
                            && other.serviceTier().equals(rate.serviceTier()) && opened.remove(other) != null);
                    doubts.add(name(rate) + " is not added: " + problem);
                }
            });
        }
    }

    private static boolean isSame(Rate rate, Rate newer, String sku) {
        return rate.sku().equals(sku) && rate.serviceTier().equals(newer.serviceTier()) && rate.longContext() == newer.longContext()
                && rate.projectId() == null;
    }

    private static Rate.Prices merged(Rate.Prices held, Rate.Prices newer) {
        BigDecimal input = either(newer.input(), held.input());
        BigDecimal cachedInput = either(newer.cachedInput(), held.cachedInput());
        // A price of before that is above the new input is none: the table would have said that caching costs more.
        boolean isStale = newer.cachedInput() == null && input != null && cachedInput != null && cachedInput.compareTo(input) > 0;
        return new Rate.Prices(input, isStale ? null : cachedInput,
                either(newer.cacheWrite(), held.cacheWrite()), either(newer.cacheWrite12h(), held.cacheWrite12h()),
                either(newer.output(), held.output()), held.training(), held.trainingPerHour(), held.hostingPerHour());
    }

    private static BigDecimal either(BigDecimal price, BigDecimal otherwise) {
        return price == null ? otherwise : price;
    }

    private static String differences(Rate.Prices held, Rate.Prices newer) {
        List<String> changed = new ArrayList<>();
        METERS.forEach((meter, price) -> {
            if (!Objects.equals(text(price.apply(held)), text(price.apply(newer)))) {
                changed.add(meter + " " + (price.apply(held) == null ? "" : text(price.apply(held)) + " -> ")
                        + (price.apply(newer) == null ? "none" : text(price.apply(newer))));
            }
        });
        return String.join(", ", changed);
    }

    /** The prices of a row that the table does not have. */
    private static String kept(Rate.Prices newer, Rate.Prices prices) {
        List<String> kept = new ArrayList<>();
        METERS.forEach((meter, price) -> {
            if (price.apply(newer) == null && price.apply(prices) != null) {
                kept.add(meter + " " + text(price.apply(prices)));
            }
        });
        return kept.isEmpty() ? "" : " (not in the table and kept: " + String.join(", ", kept) + ")";
    }

    private static String text(BigDecimal price) {
        return price == null ? null : price.signum() == 0 ? "0" : price.stripTrailingZeros().toPlainString();
    }

    private static String name(Rate rate) {
        return "'" + rate.sku() + "' " + rate.serviceTier() + (rate.longContext() ? ", long context" : "");
    }

    private static Map<String, Function<Rate.Prices, BigDecimal>> meters() {
        Map<String, Function<Rate.Prices, BigDecimal>> meters = new LinkedHashMap<>();
        meters.put("input", Rate.Prices::input);
        meters.put("cached input", Rate.Prices::cachedInput);
        meters.put("cache write", Rate.Prices::cacheWrite);
        meters.put("12-hour cache write", Rate.Prices::cacheWrite12h);
        meters.put("output", Rate.Prices::output);
        meters.put("training", Rate.Prices::training);
        return meters;
    }
}
