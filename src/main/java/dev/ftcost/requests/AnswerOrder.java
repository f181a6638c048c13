package dev.ftcost.requests;

import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.RequestNames;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Which of several answers with one id counts, whatever the order of the files: the first of this order, which is the fullest. */
public final class AnswerOrder {
    private static final Comparator<String> NULLS_LAST = Comparator.nullsLast(Comparator.naturalOrder());
    private static final Comparator<NamesOfFile> BY_NAMES = Comparator.comparing((NamesOfFile of) -> of.names.model(), NULLS_LAST)
            .thenComparing(of -> of.names.serviceTier(), NULLS_LAST)
            .thenComparing(of -> of.names.batch(), Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(of -> of.names.projectId(), NULLS_LAST)
            .thenComparing(NamesOfFile::newness, Comparator.reverseOrder())
            .thenComparing(of -> of.names.apiKeyId(), NULLS_LAST);

    private AnswerOrder() {}

    /**
     * What is said of a request in addition to its counts.
     *
     * @param newness of its file; the newest has the largest
     */
    public record NamesOfFile(RequestNames names, int newness) {}

    /** Where all that is counted is equal, it does not matter which of two counts. @param created in seconds since 1970 */
    public static <T> Comparator<T> of(Function<T, Counts> counts, Predicate<T> isBatch, ToLongFunction<T> created,
            Comparator<T> byNames) {
        return Comparator.comparingLong((T answer) -> counts.apply(answer).input() + counts.apply(answer).output()).reversed()
                .thenComparing(Comparator.comparingLong((T answer) -> counts.apply(answer).output()).reversed())
                // The output of a batch knows best that it is one: a log of the same answer may say another tier, or none.
                .thenComparing(answer -> !isBatch.test(answer))
                .thenComparingLong(answer -> counts.apply(answer).cached())
                .thenComparing(Comparator.comparingLong(created).reversed())
                .thenComparing(byNames)
                .thenComparingLong(answer -> counts.apply(answer).cacheWrite())
                .thenComparingLong(answer -> counts.apply(answer).cacheWrite12h())
                .thenComparingLong(answer -> counts.apply(answer).mediaInput())
                .thenComparingLong(answer -> counts.apply(answer).mediaCached())
                .thenComparingLong(answer -> counts.apply(answer).mediaOutput());
    }

    /** The order of answers of which all else is equal. */
    public static Comparator<NamesOfFile> byNames() {
        return BY_NAMES;
    }
}
