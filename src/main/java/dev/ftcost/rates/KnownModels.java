package dev.ftcost.rates;

import dev.ftcost.usage.InputError;
import dev.ftcost.usage.ModelId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The base models that are on rate cards: a name that is on none is most likely misspelled. */
public final class KnownModels {
    private static final int SUGGESTED = 12;

    private final Set<String> bases;

    private KnownModels(Set<String> bases) {
        this.bases = bases;
    }

    /** The bases of the cards that come with the program. */
    public static KnownModels builtIn() {
        Set<String> bases = new LinkedHashSet<>();
        add(RateCards.load(RateCards.BUILT_IN), bases);
        return new KnownModels(bases);
    }

    /** The bases of these cards and of those that come with the program, with and without their dates. */
    public static KnownModels of(RateCards cards) {
        Set<String> bases = new LinkedHashSet<>(builtIn().bases);
        add(cards, bases);
        return new KnownModels(bases);
    }

    private static void add(RateCards cards, Set<String> bases) {
        for (Rate rate : cards.all()) {
            String base = ModelId.of(rate.sku()).baseModel();
            bases.add(ModelId.dateless(base));
            bases.add(base);
        }
    }

    /** Every base, without a date before those with one. */
    public List<String> bases() {
        return List.copyOf(bases);
    }

    /** Whether a base, or the base of a fine-tuned model, is on a card. */
    public boolean has(String name) {
        return bases.contains(ModelId.of(name).baseModel());
    }

    /**
     * @param option what the name was given for
     * @param candidates what may have been meant instead
     * @throws InputError for a name that is on no card, with the nearest candidate
     */
    public void require(String option, String name, List<String> candidates) {
        if (has(name)) {
            return;
        }
        String nearest = Spelling.closest(ModelId.of(name).baseModel(), candidates);
        throw new InputError(option + " '" + name + "' is not a known model; " + (nearest != null ? "did you mean '" + nearest + "'?"
                : "choose one of " + String.join(", ", candidates.stream().map(ModelId::dateless).distinct().limit(SUGGESTED).toList())
                        + "."));
    }
}
