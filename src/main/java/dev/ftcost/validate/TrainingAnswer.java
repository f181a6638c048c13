package dev.ftcost.validate;

import dev.ftcost.estimate.Availability;
import dev.ftcost.estimate.Epochs;
import dev.ftcost.estimate.Note;
import dev.ftcost.estimate.PricedTokens;
import dev.ftcost.estimate.RateLookup;
import dev.ftcost.estimate.Training;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a training file is found to be, and what training with it will cost.
 *
 * @param heldOut the examples that are held out for validation
 * @param notes what can no longer be done, and why a price is missing
 */
public record TrainingAnswer(TrainingFile file, PricedTokens model, Training training, long heldOut, BigDecimal cost, List<Note> notes) {

    public static TrainingAnswer of(TrainingFile file, String model, Epochs epochs, BigDecimal validationShare, RateLookup prices) {
        PricedTokens priced = prices.fineTuned(model);
        Training training = training(file, epochs, validationShare);
        BigDecimal cost = priced.rates().isEmpty() ? null : training.cost(priced.training());
        List<Note> notes = new ArrayList<>(Availability.notes(priced, training, prices));
        if (!file.refused() && training.examples() < TrainingReader.REFUSED_BELOW) {
            notes.add(new Note("held out", "That leaves " + training.examples() + " examples to train; OpenAI refuses fewer than "
                    + TrainingReader.REFUSED_BELOW + "."));
        }
        return new TrainingAnswer(file, priced, training, heldOut(file, validationShare), cost, notes);
    }

    /** What a job with this file trains; {@code auto} counts the examples that are not held out. */
    public static Training training(TrainingFile file, Epochs epochs, BigDecimal validationShare) {
        long examples = file.examples() - heldOut(file, validationShare);
        // A file without an example is refused, and no rule for epochs is asked.
        int read = examples == 0 && epochs.number() == null ? 1 : epochs.forExamples(examples);
        return Training.ofTokens(file.billedTokensPerEpoch(), validationShare, read, examples);
    }

    private static long heldOut(TrainingFile file, BigDecimal share) {
        return BigDecimal.valueOf(file.examples()).multiply(share).divideToIntegralValue(BigDecimal.ONE).longValueExact();
    }
}
