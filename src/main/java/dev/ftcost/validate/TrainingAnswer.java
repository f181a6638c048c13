package dev.ftcost.validate;

import dev.ftcost.estimate.Availability;
import dev.ftcost.estimate.Epochs;
import dev.ftcost.estimate.Note;
import dev.ftcost.estimate.PricedTokens;
import dev.ftcost.estimate.RateLookup;
import dev.ftcost.estimate.Training;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a training file is found to be, and what training with it will cost.
 *
 * @param cost of the examples whose tokens are known; null when there are none, or no price
 * @param notes what can no longer be done, and why a price is missing
 */
public record TrainingAnswer(TrainingFile file, PricedTokens model, Training training, BigDecimal cost, List<Note> notes) {

    public static TrainingAnswer of(TrainingFile file, String model, Epochs epochs, BigDecimal validationShare, RateLookup prices,
            Availability availability) {
        PricedTokens priced = prices.fineTuned(model);
        Training training = training(file, epochs, validationShare);
        boolean unknown = priced.rates().isEmpty() || file.examples() > 0 && file.counted() == 0;
        List<Note> notes = new ArrayList<>(partial(file));
        notes.addAll(availability.ofTraining(priced, training, prices));
        return new TrainingAnswer(file, priced, training, unknown ? null : training.cost(priced.training()), notes);
    }

    /** What the tokens and the cost of a file leave out. */
    public static List<Note> partial(TrainingFile file) {
        if (file.counted() == file.examples()) {
            return List.of();
        }
        return List.of(new Note("not counted", "Tokens and cost exclude " + Money.count(file.examples() - file.counted()) + " of "
                + Money.count(file.examples()) + " examples, which cannot be read."));
    }

    /** What a job with this file trains; {@code auto} counts the examples that are not held out. */
    public static Training training(TrainingFile file, Epochs epochs, BigDecimal validationShare) {
        // A file without an example is refused, and no rule for epochs is asked.
        int read = file.trained() == 0 && epochs.number() == null ? 1 : epochs.forExamples(file.trained());
        return Training.ofTokens(file.billedTokensPerEpoch(), validationShare, read, file.trained());
    }
}
