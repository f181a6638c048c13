package dev.ftcost.migrate;

import dev.ftcost.completeness.Completeness;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.rates.Lifecycle;
import dev.ftcost.rates.UsedRate;
import dev.ftcost.rates.Spelling;
import dev.ftcost.sheet.Money;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.ModelId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The answer: each model that stops, with what its usage of a month costs today and on every target.
 *
 * @param month {@code YYYY-MM}; null when there is no usage
 * @param notes what the reader should know of the numbers
 * @param warnings what is missing from them
 * @param isIncomplete whether a price that was asked for is missing
 */
public record Migration(String month, LocalDate today, List<MigrationRow> rows, List<String> notes, List<String> warnings,
        boolean isIncomplete) {
    private static final String FREE = "incentivized-tier";
    private static final long HOURS_PER_DAY = 24;

    /**
     * @param month null for the newest one that the exports cover whole
     * @param models those to price whether they stop or not; none means all that stop
     * @param to targets beside the replacements
     */
    public record Question(String month, List<String> models, List<String> to, Adjustments adjustments, LocalDate today) {}

    /** The rows of an answer while they are made. */
    private static final class Making {
        private final Ledger ledger;
        private final Lifecycle lifecycle;
        private final Question question;
        private final CoveredMonth month;
        private final List<MigrationRow> rows = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final List<String> warnings;
        private final Set<String> names = new LinkedHashSet<>();
        private final Set<String> stopping = new LinkedHashSet<>();
        private final Set<UsedRate> old = new LinkedHashSet<>();
        private final Set<String> dearerWhenLong = new LinkedHashSet<>();
        private boolean incomplete;

        Making(Ledger ledger, Lifecycle lifecycle, Question question, CoveredMonth month) {
            this.ledger = ledger;
            this.lifecycle = lifecycle;
            this.question = question;
            this.month = month;
            this.warnings = new ArrayList<>();
        }

        Migration migration() {
            notes.add(question.adjustments.sentence());
            asked().forEach(this::model);
            notes.addAll(stopping);
            if (!dearerWhenLong.isEmpty()) {
                notes.add("Requests of more than 272,000 input tokens cost more on " + String.join(", ", dearerWhenLong)
                        + "; only request logs contain the length of a request, and usage exports are priced as if no request were that long");
            }
            if (!old.isEmpty()) {
                warnings.add(Completeness.oldPrices(List.copyOf(old), question.today.toString()));
            }
            List<String> known = List.copyOf(names);
            if (!rows.isEmpty()) {
                question.adjustments.input().require(known);
                question.adjustments.output().require(known);
            }
            return new Migration(month.month(), question.today, List.copyOf(rows), List.copyOf(notes), List.copyOf(warnings), incomplete);
        }

        /** The models in the order in which they stop. */
        private List<ModelUsage> asked() {
            List<String> used = month.usage().stream().map(ModelUsage::model).toList();
            for (String model : question.models) {
                if (!used.contains(model)) {
                    String nearest = Spelling.closest(model, used);
                    throw new InputError("--model '" + model + "' has no usage in " + month.month() + "; "
                            + (nearest == null ? "the models are " + String.join(", ", used) + "." : "did you mean '" + nearest + "'?"));
                }
            }
            month.usage().stream().filter(usage -> usage.model().isEmpty())
                    .forEach(usage -> warnings.add(Money.count(usage.requests())
                            + " requests have no model, so its shutdown date is unknown; export usage by model"));
            return month.usage().stream()
                    .filter(usage -> question.models.isEmpty() ? lifecycle.shutdown(usage.model()).isPresent()
                            : question.models.contains(usage.model()))
                    .sorted(Comparator.comparing(
                            (ModelUsage usage) -> lifecycle.shutdown(usage.model()).map(Lifecycle.Event::date).orElse(LocalDate.MAX))
                            .thenComparing(ModelUsage::model))
                    .toList();
        }

        private void model(ModelUsage usage) {
            names.add(usage.model());
            PricedModel own = new PricedModel(usage.model(), usage.skus(), ledger.cards(), question.today);
            BigDecimal cost = own.cost(usage.parts().stream().filter(part -> !part.volume().serviceTier().equals(FREE)).toList());
            if (cost == null) {
                incomplete = true;
                warnings.add("'" + usage.model() + "' has no price on " + question.today + " ("
                        + String.join(", ", own.tiersWithoutPrice(usage.parts())) + "), so its cost is unknown");
            }
            if (usage.mediaTokens() > 0) {
                warnings.add("'" + usage.model() + "': " + Money.count(usage.mediaTokens())
                        + " audio and image tokens are excluded on both sides; rate cards have no price for them");
            }
            List<PricedModel> targets = targets(usage);
            if (targets.isEmpty()) {
                rows.add(row(usage, cost, null, null, Headroom.UNKNOWN));
            }
            targets.forEach(target -> target(usage, cost, target));
        }

        private List<PricedModel> targets(ModelUsage usage) {
            Stream<String> replacement = lifecycle.shutdown(usage.model()).map(Lifecycle.Event::replacement).stream();
            String azure = PricedModel.AZURE + ModelId.of(usage.model()).sku();
            Stream<String> named = Stream.concat(replacement, question.to.stream());
            Stream<String> hosted = usage.fineTuned() && PricedModel.of(azure, ledger.cards(), question.today).isListed() ? Stream.of(azure)
                    : Stream.empty();
            return Stream.concat(named, hosted).distinct().filter(name -> !name.equals(usage.model()))
                    .map(name -> PricedModel.of(name, ledger.cards(), question.today)).toList();
        }

        private void target(ModelUsage usage, BigDecimal cost, PricedModel target) {
            names.add(target.name());
            List<ModelUsage.Part> parts = question.adjustments.on(target.name(), usage);
            BigDecimal tokens = target.cost(parts);
            old.addAll(target.oldRates(parts));
            if (tokens == null) {
                incomplete |= !target.name().startsWith(PricedModel.AZURE);
                warnings.add("'" + target.name() + "' has no price on " + question.today + " ("
                        + String.join(", ", target.tiersWithoutPrice(parts))
                        + "), so what '" + usage.model() + "' would cost there is unknown; --today sets the date");
            }
            Optional<BigDecimal> perHour = target.hostingPerHour();
            BigDecimal hosting = perHour.map(price -> price.multiply(BigDecimal.valueOf(month.days() * HOURS_PER_DAY)))
                    .orElse(BigDecimal.ZERO);
            BigDecimal all = tokens == null ? null : tokens.add(hosting);
            rows.add(row(usage, cost, target.name(), tokens,
                    Headroom.of(cost, all, target.outputCost(parts), target.costPerAddedInputToken(parts), usage.requests())));
            perHour.ifPresent(price -> {
                rows.add(new MigrationRow(month.month(), usage.model(), rows.get(rows.size() - 1).shutdownDate(),
                        rows.get(rows.size() - 1).daysLeft(), 0, 0, 0, 0,
                        BigDecimal.ZERO, target.name() + " hosting", hosting, Headroom.UNKNOWN, true));
                notes.add("'" + usage.model() + "' on '" + target.name() + "' costs "
                        + (all == null ? "" : Money.shown(all) + " in total: " + Money.shown(tokens)
                                + " for tokens and ")
                        + Money.shown(hosting) + " for " + Money.count(month.days() * HOURS_PER_DAY) + " hours of hosting at "
                        + Money.spelled(price) + " per hour, used or not; the break-evens count both");
            });
            lifecycle.shutdown(target.name()).ifPresent(event -> stopping.add("'" + target.name() + "' itself stops on " + event.date()));
            if (target.hasLongPrices() && parts.stream().anyMatch(part -> !part.isLong())) {
                dearerWhenLong.add(target.name());
            }
        }

        private MigrationRow row(ModelUsage usage, BigDecimal cost, String target, BigDecimal targetCost, Headroom headroom) {
            Optional<Lifecycle.Event> stops = lifecycle.shutdown(usage.model());
            return new MigrationRow(month.month(), usage.model(), stops.map(Lifecycle.Event::date).orElse(null),
                    stops.map(event -> event.daysLeft(question.today)).orElse(null),
                    usage.requests(), usage.inputTokens(), usage.cachedInputTokens(), usage.outputTokens(), cost, target, targetCost,
                    headroom, false);
        }
    }

    /**
     * @param input which months the exports cover
     * @param lifecycle which models stop
     * @throws InputError when the exports cover no month whole and none is named, or a model that is named is not there
     */
    public static Migration of(Ledger ledger, Completeness input, Lifecycle lifecycle, Question question) {
        for (String name : question.to) {
            if (!PricedModel.of(name, ledger.cards(), question.today).isListed()) {
                String nearest = Spelling.closest(name, ledger.cards().all().stream().map(rate -> rate.sku()).distinct().toList());
                throw new InputError("--to '" + name + "' is on no rate card; "
                        + (nearest == null ? "add a card that prices it with --rates." : "did you mean '" + nearest + "'?"));
            }
        }
        CoveredMonth month = CoveredMonth.of(ledger, input, question.month);
        return month == null
                ? new Migration(null, question.today, List.of(), List.of(), List.of("there is no usage in these exports"), true)
                : new Making(ledger, lifecycle, question, month).migration();
    }
}
