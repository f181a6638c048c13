package dev.ftcost.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * What a training file is found to be.
 *
 * @param base the base model that it was checked for
 * @param form null when no example has any
 * @param examples the lines that are not blank
 * @param tokens of all examples, by the published rule
 * @param billedTokensPerEpoch as OpenAI's jobs count
 * @param longest the tokens at which an example is cut off
 * @param converted whether the chat form was written
 */
public record TrainingFile(String name, String base, Form form, long examples, long tokens, long billedTokensPerEpoch,
        Distribution distribution, int longest, long overLong, long duplicates, Problems errors, Problems warnings, boolean converted) {

    /**
     * @param convertTo where to write the chat form of a prompt/completion file; null not to
     * @param progress is told the bytes that are read
     */
    public static TrainingFile read(Path path, String model, Path convertTo, LongConsumer progress) throws IOException {
        return new TrainingReader(path, Tunable.of(model)).read(convertTo, progress);
    }

    /** Whether OpenAI would refuse it. */
    public boolean refused() {
        return !errors.isEmpty();
    }
}
