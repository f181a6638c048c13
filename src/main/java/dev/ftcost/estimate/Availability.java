package dev.ftcost.estimate;

import dev.ftcost.rates.Lifecycle;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What OpenAI no longer does for a fine-tuned model, with its day.
 *
 * @param today from which the time that is left is counted; null when no day is given, and nothing is cut
 */
public record Availability(Lifecycle lifecycle, LocalDate today) {
    private static final Pattern NEVER_OFFERED = Pattern.compile("gpt-4-turbo.*");
    private static final Pattern REINFORCED = Pattern.compile("o\\d.*");
    private static final String SHUTDOWN = "shutdown";

    /** The part of a plan's time in which the model is served: whole months, or days. */
    Span left(Span span, String base) {
        Optional<Lifecycle.Event> shutdown = lifecycle.shutdownOfTuned(base);
        if (today == null || shutdown.isEmpty()) {
            return span;
        }
        LocalDate date = shutdown.get().date();
        if (span.days() != null) {
            return span.ofDays((int) Math.min(span.days(), shutdown.get().daysLeft(today)));
        }
        return span.ofMonths((int) Math.min(span.months(), Math.max(0, ChronoUnit.MONTHS.between(today, date))));
    }

    /** What an estimate has to say before any number; empty when the model is served all the time. */
    Optional<Note> shutdown(Span asked, String base) {
        return lifecycle.shutdownOfTuned(base)
                .map(event -> new Note(SHUTDOWN, "OpenAI stops fine-tuned " + base + " on " + event.date() + rest(asked, base, event)));
    }

    private String rest(Span asked, String base, Lifecycle.Event event) {
        if (today == null) {
            return "; add --today to count only the time until then.";
        }
        Span left = left(asked, base);
        if (event.daysLeft(today) == 0) {
            return past(event.date()) + "; serving is not counted.";
        }
        String until = ", " + event.daysLeft(today) + (event.daysLeft(today) == 1 ? " day" : " days") + " after " + today;
        return left.equals(asked) ? until + ", after the " + asked.label() + " of this estimate."
                : until + ": of " + asked.label() + " only "
                        + (left.days() == null ? left.label().replace(" month", " whole month") : left.label())
                        + " can be served, and only these are counted.";
    }

    /** What else can no longer be done, and why a price is missing. */
    public List<Note> notes(PricedTokens model, Training training, RateLookup prices) {
        List<Note> notes = new ArrayList<>();
        String name = model.model();
        boolean trains = training.hours() != null || training.tokens() > 0;
        if (model.rates().isEmpty()) {
            notes.add(new Note("no price", "Rate card " + prices.cardName() + " has no price for a fine-tuned " + name
                    + (prices.today() == null ? "" : " on " + prices.today()) + ". It has prices for: "
                    + String.join(", ", prices.tunable()) + "."));
        } else if (trains && training.cost(model.training()) == null) {
            notes.add(new Note("no price", noTrainingPrice(name, training, model)));
        }
        if (NEVER_OFFERED.matcher(name).matches()) {
            notes.add(new Note("not offered",
                    "OpenAI never offered " + name + " for fine-tuning; rate card guide-2026 has a price for it anyway."));
        }
        if (trains && !lifecycle.jobRules().isEmpty()) {
            notes.add(new Note("new jobs", "OpenAI refuses new fine-tuning jobs: " + String.join("; ", lifecycle.jobRules().stream()
                    .map(rule -> "from " + rule.date() + (rule.note() == null ? "" : " of " + rule.note()) + past(rule.date())).toList())
                    + "."));
        }
        if (training.hours() != null) {
            notes.add(new Note("invoice",
                    "Reinforcement tuning is billed by the second, and OpenAI's invoice rounds the hours to two decimals; graders are billed separately."));
        }
        return notes;
    }

    /** The same for a training file: when the model that is made stops comes first. */
    public List<Note> ofTraining(PricedTokens model, Training training, RateLookup prices) {
        List<Note> notes = new ArrayList<>();
        lifecycle.shutdownOfTuned(model.model()).filter(event -> !model.rates().isEmpty())
                .ifPresent(event -> notes.add(new Note(SHUTDOWN, "OpenAI stops fine-tuned " + model.model() + " on " + event.date()
                        + past(event.date()) + ".")));
        notes.addAll(notes(model, training, prices));
        return notes;
    }

    private static String noTrainingPrice(String name, Training training, PricedTokens model) {
        if (training.hours() == null && model.training() != null && model.training().trainingPerHour() != null) {
            return name + " uses reinforcement fine-tuning and is billed per hour; use --training-hours instead of tokens.";
        }
        if (training.hours() != null && !REINFORCED.matcher(name).matches()) {
            return name + " is not billed per hour; use --training-tokens or --training-file instead of hours.";
        }
        return "The rate card has no training price for " + name + "; add a card with your own (--rates openai --rates contract.csv).";
    }

    private String past(LocalDate day) {
        return today != null && !today.isBefore(day) ? " (already in effect)" : "";
    }
}
