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

/** The cards of a run, the first to be named first; a later one overrides an earlier one, SKU by SKU and tier by tier. */
public final class RateCards {
    /** The built-in cards; the first is the default. */
    public static final List<String> BUILT_IN = List.of("openai", "guide-2026");

    private static final Comparator<Rate> ORDER = Comparator.comparing(Rate::sku).thenComparing(Rate::serviceTier)
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

    /** Everything that is wrong or odd on a card, in the order of its lines. */
    public static List<RateProblem> check(String name) {
        RateCardReader.Result result = RateCardReader.read(displayName(name), bytes(name));
        List<RateProblem> problems = new ArrayList<>(result.problems());
        problems.addAll(RateCardCheck.check(result.card().rates()));
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

    /** The rate of a model in a tier on a day; empty is unpriced. */
    public Optional<Rate> rateFor(ModelId model, String serviceTier, LocalDate day) {
        for (int i = cards.size() - 1; i >= 0; i--) {
            RateCard card = cards.get(i);
            // The dateless row serves only where the card says nothing at all of the exact SKU.
            String sku = card.lists(model.sku(), serviceTier) ? model.sku() : model.datelessSku();
            for (Rate rate : card.rates()) {
                if (rate.sku().equals(sku) && rate.serviceTier().equals(serviceTier) && rate.holdsOn(day)) {
                    return Optional.of(rate);
                }
            }
        }
        return Optional.empty();
    }

    /** Every row of every card, sorted by SKU, tier and day. */
    public List<Rate> all() {
        return cards.stream().flatMap(card -> card.rates().stream()).sorted(ORDER).toList();
    }

    /** The row that answers for each SKU and tier on a day. */
    public List<Rate> on(LocalDate day) {
        return all().stream().filter(rate -> rate.holdsOn(day))
                .filter(rate -> rateFor(ModelId.of(rate.sku()), rate.serviceTier(), day).filter(rate::equals).isPresent()).toList();
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
                throw new InputError("--rates '" + name + "' is neither a file nor a built-in card (" + String.join(", ", BUILT_IN) + ").");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the rate card '" + name + "' cannot be read: " + IoReason.of(e) + ".", e);
        }
    }
}
