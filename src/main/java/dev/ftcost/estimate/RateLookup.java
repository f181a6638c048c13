package dev.ftcost.estimate;

import dev.ftcost.rates.KnownModels;
import dev.ftcost.rates.Rate;
import dev.ftcost.rates.RateCard;
import dev.ftcost.rates.RateCards;
import dev.ftcost.usage.ModelId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the cards ask for a model that is named by hand, where a base without its date is understood. */
public final class RateLookup {
    private static final String TUNED = "ft:";
    /** The order of snapshots: by the day from which they had a price, then by name. */
    private static final Comparator<Rate> NEWEST_LAST = Comparator
            .comparing(Rate::effectiveFrom, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Rate::sku);

    private final RateCards cards;
    private final LocalDate today;

    /** @param today null for the newest row of each SKU */
    public RateLookup(RateCards cards, LocalDate today) {
        this.cards = cards;
        this.today = today;
    }

    public String cardName() {
        return cards.name();
    }

    /** The day that was asked for; null is the newest row. */
    public LocalDate today() {
        return today;
    }

    /** A base model once it is fine-tuned; a fine-tuned model's own id serves too. */
    public PricedTokens fineTuned(String name) {
        return priced(TUNED + ModelId.of(name).baseModel());
    }

    /** A model as OpenAI sells it. */
    public PricedTokens untuned(String name) {
        return priced(ModelId.of(name).baseModel());
    }

    /**
     * Refuses names that are on no card, which are most likely misspelled; a known model without a price is an answer.
     *
     * @param option what they were given for
     * @param fineTuned whether bases to fine-tune were asked for, else any model
     */
    public void requireKnown(String option, List<String> names, boolean fineTuned) {
        KnownModels known = KnownModels.of(cards);
        List<String> candidates = fineTuned
                ? tunable().stream().flatMap(base -> Stream.of(ModelId.dateless(base), base)).distinct().toList() : known.bases();
        names.forEach(name -> known.require(option, name, candidates));
    }

    /** The bases that can be fine-tuned and have a price for it. */
    public List<String> tunable() {
        TreeSet<String> bases = new TreeSet<>();
        for (Rate rate : cards.all()) {
            if (rate.sku().startsWith(TUNED) && (rate.training() != null || rate.trainingPerHour() != null)) {
                bases.add(rate.sku().substring(TUNED.length()));
            }
        }
        return List.copyOf(bases);
    }

    private PricedTokens priced(String named) {
        String sku = resolved(named);
        Map<String, Rate> byTier = new HashMap<>();
        for (String tier : List.of("standard", "batch", "flex", "priority")) {
            Rate rate = newest(sku, tier);
            if (rate != null) {
                byTier.put(tier, rate);
            }
        }
        return new PricedTokens(sku.startsWith(TUNED) ? sku.substring(TUNED.length()) : sku, sku, byTier);
    }

    /** The SKU itself where a card has it; else, for a name without a date, the newest of its snapshots. */
    private String resolved(String sku) {
        for (int i = cards.cards().size() - 1; i >= 0; i--) {
            RateCard card = cards.cards().get(i);
            if (card.rates().stream().anyMatch(rate -> rate.sku().equals(sku))) {
                return sku;
            }
            Rate snapshot = card.rates().stream().filter(rate -> ModelId.dateless(rate.sku()).equals(sku))
                    .filter(rate -> !sku.startsWith(TUNED) || rate.training() != null || rate.trainingPerHour() != null)
                    .max(NEWEST_LAST).orElse(null);
            if (snapshot != null) {
                return snapshot.sku();
            }
        }
        return sku;
    }

    private Rate newest(String sku, String tier) {
        ModelId model = ModelId.of(sku);
        LocalDate day = today != null ? today : cards.all().stream()
                .filter(rate -> rate.serviceTier().equals(tier) && (rate.sku().equals(sku) || rate.sku().equals(model.datelessSku())))
                .map(Rate::effectiveFrom).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(LocalDate.EPOCH);
        return cards.rateFor(model, tier, day).orElse(null);
    }
}
