package dev.ftcost.migrate;

import dev.ftcost.migrate.ModelUsage.Part;
import dev.ftcost.rates.Rate;
import dev.ftcost.rates.RateCards;
import dev.ftcost.rates.RateQuery;
import dev.ftcost.rates.UsedRate;
import dev.ftcost.usage.ModelId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * A model that usage can run on, at its prices of one day. Costs are exact, in USD; null is no price.
 *
 * @param skus the names under which the cards may price it, the first to be asked first
 */
public record PricedModel(String name, List<String> skus, RateCards cards, LocalDate day) {
    /** What usage on Azure is named by on the card of that name. */
    static final String AZURE = "azure:";
    private static final String STANDARD = "standard";
    private static final BigDecimal PER_TOKEN = new BigDecimal("0.000001");

    /** A model by its name; {@code azure:} names are looked for on the built-in card too. */
    static PricedModel of(String name, RateCards cards, LocalDate day) {
        if (name.startsWith(AZURE)) {
            boolean listed = cards.all().stream().anyMatch(rate -> rate.sku().equals(name));
            return new PricedModel(name, List.of(name), listed ? cards : RateCards.load(List.of("azure")), day);
        }
        ModelId model = ModelId.of(name);
        return new PricedModel(name, List.of(model.sku(), model.datelessSku()), cards, day);
    }

    /** Whether a card has a row for it, on whatever day. */
    boolean isListed() {
        return cards.all().stream().anyMatch(rate -> skus.contains(rate.sku()));
    }

    /** Whether long requests have a price of their own. */
    boolean hasLongPrices() {
        return cards.all().stream().anyMatch(rate -> rate.longContext() && skus.contains(rate.sku()) && rate.holdsOn(day));
    }

    /** What the usage costs, each part at its own rate; null when one of them has none. */
    public BigDecimal cost(List<Part> parts) {
        return sum(parts, (part, rate) -> part.volume().cost(rate));
    }

    /** The prices of the usage that nobody confirmed in the 120 days before the day. */
    List<UsedRate> oldRates(List<Part> parts) {
        return parts.stream().map(this::rate).filter(Objects::nonNull).distinct().map(rate -> new UsedRate(rate, day))
                .filter(UsedRate::isOld)
                .toList();
    }

    /** What the output alone costs. */
    BigDecimal outputCost(List<Part> parts) {
        return sum(parts, (part, rate) -> product(part.volume().output(), rate == null ? null : rate.output()));
    }

    /** What one more input token in every request costs. */
    BigDecimal costPerAddedInputToken(List<Part> parts) {
        return sum(parts, (part, rate) -> product(BigDecimal.valueOf(part.requests()), rate == null ? null : rate.input()));
    }

    private BigDecimal sum(List<Part> parts, BiFunction<Part, Rate, BigDecimal> cost) {
        List<BigDecimal> costs = parts.stream().map(part -> cost.apply(part, rate(part))).toList();
        return costs.stream().anyMatch(Objects::isNull) ? null : costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal product(BigDecimal tokens, BigDecimal price) {
        return tokens.signum() == 0 ? BigDecimal.ZERO : price == null ? null : tokens.multiply(price).multiply(PER_TOKEN);
    }

    private Rate rate(Part part) {
        return cards.rateFor(new RateQuery(skus, part.volume().serviceTier(), part.isLong(), part.projectId(), day)).orElse(null);
    }

    /** The service tiers of the usage in which it has no price. */
    List<String> tiersWithoutPrice(List<Part> parts) {
        return List.copyOf(new TreeSet<>(
                parts.stream().filter(part -> part.volume().cost(rate(part)) == null).map(part -> part.volume().serviceTier()).toList()));
    }

    /** What an hour of its deployment costs, whether it is used or not; empty where nothing is charged. */
    Optional<BigDecimal> hostingPerHour() {
        return cards.rateFor(new RateQuery(skus, STANDARD, false, null, day)).map(Rate::hostingPerHour);
    }
}
