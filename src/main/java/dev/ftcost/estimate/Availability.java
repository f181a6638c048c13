package dev.ftcost.estimate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What OpenAI no longer does for a fine-tuned model, with its day; facts of dates, whatever the day of the estimate. */
public final class Availability {
    private static final LocalDate STOPPED = LocalDate.of(2026, 10, 23);
    private static final LocalDate NO_JOBS_FOR_NEW = LocalDate.of(2026, 5, 7);
    private static final LocalDate NO_JOBS = LocalDate.of(2027, 1, 6);
    private static final Pattern WITHDRAWN = Pattern
            .compile("gpt-3\\.5.*|gpt-4|gpt-4-0613|gpt-4\\.1-nano.*|babbage-002|davinci-002|o4-mini.*");
    private static final Pattern NEVER_OFFERED = Pattern.compile("gpt-4-turbo.*");
    private static final Pattern REINFORCED = Pattern.compile("o\\d.*");

    private Availability() {}

    public static List<Note> notes(PricedTokens model, Training training, RateLookup prices) {
        List<Note> notes = new ArrayList<>();
        String name = model.model();
        boolean trains = training.hours() != null || training.tokens() > 0;
        if (model.rates().isEmpty()) {
            notes.add(new Note("no price", "The card " + prices.cardName() + " has no price for a fine-tuned " + name
                    + (prices.today() == null ? "" : " on " + prices.today()) + ". The bases that it can price: "
                    + String.join(", ", prices.tunable()) + "."));
        } else if (trains && training.cost(model.training()) == null) {
            notes.add(new Note("no price", noTrainingPrice(name, training, model)));
        }
        if (NEVER_OFFERED.matcher(name).matches()) {
            notes.add(new Note("not offered", "OpenAI never offered " + name + " for fine-tuning; the guide prices it all the same."));
        }
        if (WITHDRAWN.matcher(name).matches()) {
            notes.add(new Note("wind-down",
                    "OpenAI serves fine-tuned " + name + " until " + STOPPED + " only" + past(prices.today(), STOPPED) + "."));
        }
        if (trains) {
            notes.add(new Note("wind-down",
                    "OpenAI refuses new fine-tuning jobs: since " + NO_JOBS_FOR_NEW + " of organisations that never tuned, from "
                            + NO_JOBS + " of any" + past(prices.today(), NO_JOBS) + "."));
        }
        if (training.hours() != null) {
            notes.add(new Note("invoice",
                    "Reinforcement tuning is billed by the second, and OpenAI's invoice rounds the hours to two decimals; graders are billed beside it."));
        }
        return notes;
    }

    private static String noTrainingPrice(String name, Training training, PricedTokens model) {
        if (training.hours() == null && model.training() != null && model.training().trainingPerHour() != null) {
            return name + " is tuned by reinforcement and billed by the hour; give --training-hours in place of tokens.";
        }
        if (training.hours() != null && !REINFORCED.matcher(name).matches()) {
            return name + " is not billed by the hour; give --training-tokens or --training-file in place of hours.";
        }
        return "The card has no training price for " + name + "; add a card with your own (--rates openai --rates contract.csv).";
    }

    private static String past(LocalDate today, LocalDate day) {
        return today != null && !today.isBefore(day) ? " (that day is past)" : "";
    }
}
