package dev.ftcost.validate;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * What a training file is found to be.
 *
 * @param base the base model that it was checked for
 * @param form null when no example has any
 * @param examples the lines that are not blank
 * @param counted the examples whose tokens are known; fewer than {@code examples} where lines cannot be read
 * @param heldOut the examples that are held out for validation
 * @param tokens of the counted examples, by the published rule, without what is cut
 * @param billedTokensPerEpoch as OpenAI's jobs count
 * @param distribution of the examples' lengths before they are cut
 * @param converted whether the converted file was written
 */
public record TrainingFile(String name, String base, Form form, long examples, long counted, long heldOut, long tokens,
        long billedTokensPerEpoch,
        Distribution distribution, Truncation truncation, Repeats repeats, Problems errors, Problems warnings, boolean converted) {

    /**
     * What is beyond the training context.
     *
     * @param longest the tokens at which an example is cut
     * @param examples that are cut
     * @param tokens that are cut off
     */
    public record Truncation(int longest, long examples, long tokens) {}

    /**
     * @param validationShare the share of the examples to hold out, from 0 to 1
     * @param convertTo where to write OpenAI's form of a prompt/completion file or another trainer's; null not to
     * @param progress receives the number of bytes that are read
     */
    public static TrainingFile read(Path path, String model, BigDecimal validationShare, Path convertTo, LongConsumer progress)
            throws IOException {
        return new TrainingReader(path, Tunable.of(model)).read(validationShare, convertTo, progress);
    }

    /** How many of so many examples are held out: whole ones, for what does not come out even is trained. */
    public static long heldOut(long examples, BigDecimal share) {
        return BigDecimal.valueOf(examples).multiply(share).divideToIntegralValue(BigDecimal.ONE).longValueExact();
    }

    /** Whether OpenAI would refuse it. */
    public boolean refused() {
        return !errors.isEmpty();
    }

    /** The examples that are trained. */
    public long trained() {
        return examples - heldOut;
    }
}
