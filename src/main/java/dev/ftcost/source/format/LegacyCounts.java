package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.CountNames;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.row.Row;

/** The counts of the exports before 2025, which say context for input and generated for output. */
final class LegacyCounts {
    private static final String INPUT = "n_context_tokens_total";
    private static final String CACHED = "n_cached_context_tokens_total";
    private static final String OUTPUT = "n_generated_tokens_total";
    private static final String INPUT_AUDIO = "n_context_audio_tokens_total";
    private static final String OUTPUT_AUDIO = "n_generated_audio_tokens_total";

    private LegacyCounts() {}

    static Counts of(Row row) throws BadValue {
        Long requests = row.firstCount("n_requests", "num_requests");
        if (requests == null) {
            throw new BadValue("n_requests", "", "is blank; a row of usage has a count here");
        }
        long input = row.requiredCount(INPUT);
        long cached = row.countOrZero(CACHED);
        return Completion.counts(requests, input, cached, 0, 0, row.countOrZero(OUTPUT), row.countOrZero(INPUT_AUDIO),
                row.countOrZero(OUTPUT_AUDIO),
                CountNames.of(INPUT, CACHED, CACHED, OUTPUT, INPUT_AUDIO, OUTPUT_AUDIO));
    }

    /** Null before there was a column that says so. */
    static Boolean batch(Row row) throws BadValue {
        return row.has("request_type") ? Boolean.valueOf("batch".equalsIgnoreCase(row.text("request_type"))) : null;
    }
}
