package dev.ftcost.rates;

import dev.ftcost.usage.InputError;
import dev.ftcost.usage.IoReason;
import dev.ftcost.usage.ModelId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The cards of a run, the first to be named first; a later one overrides an earlier one, SKU by SKU and tier by tier. */
public final class RateCards {
    /** The built-in cards; the first is the default. */
    public static final List<String> BUILT_IN = List.of("openai", "guide-2026", "azure");

    static final Comparator<Rate> ORDER = Comparator.comparing(Rate::sku).thenComparing(Rate::serviceTier)
            .thenComparing(Rate::longContext)
            .thenComparing(Rate::projectId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Rate::effectiveFrom, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final List<RateCard> cards;

    private RateCards(List<RateCard> cards) {
        this.cards = List.copyOf(cards);
    }

    /** @param names built-in names or paths; none means OpenAI's list */
    public static RateCards load(List<String> names) {
        List<RateCard> cards = new ArrayList<>();
        for (String name : names.isEmpty() ? BUILT_IN.subList(0, 1) : names) {
            RateCard card = load(name);
            // A card given twice changes nothing.
            cards.removeIf(earlier -> earlier.sha256().equals(card.sha256()));
            cards.add(card);
        }
        return new RateCards(cards);
    }

    private static RateCard load(String name) {
        RateCardReader.Result result = RateCardReader.read(displayName(name), bytes(name));
        List<RateProblem> errors = new ArrayList<>(result.problems());
        // A test has checked the built-in cards; to do so again takes as long as reading them.
        if (!BUILT_IN.contains(name)) {
            errors.addAll(RateCardCheck.check(result.card().rates()));
        }
        errors.removeIf(problem -> !problem.error());
        if (!errors.isEmpty()) {
            RateProblem first = errors.get(0);
            throw new InputError(name + ":" + first.line() + ": " + first.sentence() + "."
                    + (errors.size() > 1 ? " (" + (errors.size() - 1) + " more: ftcost rates check " + name + ")" : ""));
        }
        return result.card();
    }

    /**
     * Everything that is wrong or odd on a card, in the order of its lines.
     *
     * @param today null when no day was given, and none is in the future
     * @param lifecycle which models are to be replaced by which
     */
    public static List<RateProblem> check(String name, LocalDate today, Lifecycle lifecycle) {
        RateCardReader.Result result = RateCardReader.read(displayName(name), bytes(name));
        List<RateProblem> problems = new ArrayList<>(result.problems());
        problems.addAll(RateCardCheck.check(result.card().rates()));
        RateCard list = load(BUILT_IN.get(0));
        problems.addAll(ListComparison.check(result.card(), list));
        problems.addAll(RateAges.check(result.card().rates(), today));
        problems.addAll(lifecycle.check(result.card(), list));
        problems.sort(Comparator.comparingInt(RateProblem::line));
        return problems;
    }

    /** The cards, from the first to the last. */
    public List<RateCard> cards() {
        return cards;
    }

    /** {@code openai}, or {@code openai + contract.csv}. */
    public String name() {
        return String.join(" + ", cards.stream().map(RateCard::name).toList());
    }

    /** The rate of a model in a tier on a day, for requests of usual length and no project in particular; empty is unpriced. */
    public Optional<Rate> rateFor(ModelId model, String serviceTier, LocalDate day) {
        return rateFor(RateQuery.of(model, serviceTier, day));
    }

    /** A row for long requests goes before any other; where no card has one, they cost what all requests cost. */
    public Optional<Rate> rateFor(RateQuery query) {
        for (int i = cards.size() - 1; i >= 0; i--) {
            Optional<Rate> rate = cards.get(i).rateFor(query);
            if (rate.isPresent()) {
                return rate;
            }
        }
        return query.longContext() ? rateFor(query.with(false)) : Optional.empty();
    }

    /** Every row of every card, sorted by SKU, tier and day. */
    public List<Rate> all() {
        return cards.stream().flatMap(card -> card.rates().stream()).sorted(ORDER).toList();
    }

    /** The row that answers for each SKU, tier, context and project on a day. */
    public List<Rate> on(LocalDate day) {
        return all().stream().filter(rate -> rate.holdsOn(day)).filter(rate -> rateFor(query(rate, day)).filter(rate::equals).isPresent())
                .toList();
    }

    /** Every row for the days on which it answers, so that all of them together are one card. */
    public List<Rate> merged() {
        List<Rate> all = all();
        if (cards.size() == 1) {
            return all;
        }
        List<Rate> merged = new ArrayList<>();
        for (Rate rate : all) {
            TreeSet<LocalDate> changes = new TreeSet<>();
            changes.add(first(rate));
            all.stream().filter(other -> other.serviceTier().equals(rate.serviceTier()) && query(rate, null).skus().contains(other.sku()))
                    .flatMap(other -> Stream.of(first(other), end(other))).filter(day -> rate.holdsOn(day)).forEach(changes::add);
            Rate open = null;
            for (LocalDate day : changes) {
                boolean answers = rateFor(query(rate, day)).filter(rate::equals).isPresent();
                if (answers && open == null) {
                    open = rate.during(day.equals(LocalDate.MIN) ? null : day, rate.effectiveTo());
                } else if (!answers && open != null) {
                    merged.add(open.during(open.effectiveFrom(), day));
                    open = null;
                }
            }
            if (open != null) {
                merged.add(open);
            }
        }
        return merged;
    }

    private static LocalDate first(Rate rate) {
        return rate.effectiveFrom() == null ? LocalDate.MIN : rate.effectiveFrom();
    }

    private static LocalDate end(Rate rate) {
        return rate.effectiveTo() == null ? LocalDate.MAX : rate.effectiveTo();
    }

    private static RateQuery query(Rate rate, LocalDate day) {
        return new RateQuery(List.of(rate.sku(), ModelId.dateless(rate.sku())), rate.serviceTier(), rate.longContext(), rate.projectId(),
                day);
    }

    private static String displayName(String name) {
        return BUILT_IN.contains(name) ? name : Path.of(name).getFileName().toString();
    }

    private static byte[] bytes(String name) {
        try {
            if (BUILT_IN.contains(name)) {
                try (InputStream in = RateCards.class.getResourceAsStream("/dev/ftcost/rates/" + name + ".csv")) {
                    return in.readAllBytes();
                }
            }
            Path path = Path.of(name);
            if (!Files.isRegularFile(path)) {
                String meant = Spelling.closest(name, List.copyOf(BUILT_IN));
                throw new InputError("--rates '" + name + "' is neither a file nor a built-in card (" + String.join(", ", BUILT_IN) + ")."
                        + (meant == null ? "" : " Did you mean '" + meant + "'?"));
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the rate card '" + name + "' cannot be read: " + IoReason.of(e) + ".", e);
        }
    }
}
