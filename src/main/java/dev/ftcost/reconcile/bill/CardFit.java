package dev.ftcost.reconcile.bill;

import dev.ftcost.rates.Rate;
import dev.ftcost.rates.RateCards;
import dev.ftcost.usage.ModelId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out whether the card of the run disagrees with the bill, and which built-in card does not. */
public final class CardFit {
    private final RateCards cards;
    /** What other prices the bill has, by line and day. */
    private final List<Price> prices = new ArrayList<>();
    private final Set<String> lines = new HashSet<>();
    /** The lines that are billed with OpenAI's uplift for processing in one region. */
    private final Set<String> uplifted = new HashSet<>();

    private record Price(String line, UsageCharge used, BigDecimal billed) {}

    public CardFit(RateCards cards) {
        this.cards = cards;
    }

    public void look(Line line, List<Difference> causes) {
        if (line.item() == null) {
            return;
        }
        Map<java.time.LocalDate, BigDecimal> billed = new HashMap<>();
        boolean isUplift = causes.stream().anyMatch(cause -> cause.kind() == Difference.Kind.PRICE) && causes.stream()
                .filter(cause -> cause.kind() == Difference.Kind.PRICE).allMatch(Difference::isUplift);
        if (isUplift) {
            uplifted.add(line.item());
            return;
        }
        causes.stream().filter(cause -> cause.kind() == Difference.Kind.PRICE && cause.fits().isEmpty() && cause.times() == 0)
                .forEach(cause -> billed.put(cause.day(), cause.prices().billed()));
        for (LineDay cell : line.cells()) {
            if (billed.containsKey(cell.day())) {
                lines.add(line.item());
                cell.used().forEach(used -> prices.add(new Price(line.item(), used, billed.get(cell.day()))));
            }
        }
    }

    /** One sentence; null when no price disagrees. */
    public String sentence() {
        String uplift = uplifted.isEmpty() ? "" : uplifted.size() + (uplifted.size() == 1 ? " line is" : " lines are")
                + " billed at 1.1 times the rate card, as OpenAI charges for regional processing";
        if (lines.isEmpty()) {
            return uplift.isEmpty() ? null : uplift;
        }
        String disagrees = "rate card " + cards.name() + " disagrees with the cost export on the price of " + lines.size()
                + (lines.size() == 1 ? " line" : " lines");
        String best = null;
        int most = 0;
        for (String name : RateCards.BUILT_IN) {
            RateCards other = RateCards.load(List.of(name));
            Set<String> missed = new HashSet<>();
            prices.stream().filter(price -> !fits(other, price)).forEach(price -> missed.add(price.line()));
            int fitting = lines.size() - missed.size();
            if (fitting > most && !cards.name().equals(name)) {
                most = fitting;
                best = name;
            }
        }
        disagrees = uplift.isEmpty() ? disagrees : uplift + "; " + disagrees;
        return best == null ? disagrees + ", and no built-in card fits; run 'ftcost rates infer' to create the one that does"
                : disagrees + "; the built-in card " + best + " fits "
                        + (most == lines.size() ? most == 1 ? "it" : "all of them" : most + " of them") + " (--rates " + best + ")";
    }

    private static boolean fits(RateCards other, Price price) {
        Rate rate = other.rateFor(ModelId.of(price.used().model()), price.used().serviceTier(), price.used().day()).orElse(null);
        BigDecimal listed = MixedTiers.price(rate, price.used().meter());
        return listed != null && listed.compareTo(price.billed()) == 0;
    }
}
