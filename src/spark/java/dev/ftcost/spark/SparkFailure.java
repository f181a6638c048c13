package dev.ftcost.spark;

import dev.ftcost.cli.option.Failure;
import dev.ftcost.usage.InputError;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.SparkException;

/** What went wrong, as a sentence: an engine wraps it in what it did at that moment, and has a trace for each. */
final class SparkFailure {
    private SparkFailure() {}

    static Failure of(Throwable thrown) {
        Throwable last = thrown;
        while (last.getCause() != null && !(last instanceof InputError) && !(last instanceof UncheckedIOException)
                && (last instanceof SparkException || last instanceof IllegalStateException)) {
            last = last.getCause();
        }
        return Failure.of(last);
    }
}
