package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.CountNames;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.row.CachedInput;
import dev.ftcost.source.row.Row;

/** The counts of the exports before 2025, which say context for input and generated for output. */
final class LegacyCounts {
    private static final String INPUT = "n_context_tokens_total";
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
        CachedInput cached = CachedInput.of(CachedInput.Place.of(row));
        return Completion.counts(requests, input, cached.read(), cached.written(), cached.written12h(), row.countOrZero(OUTPUT),
                row.countOrZero(INPUT_AUDIO),
                row.countOrZero(OUTPUT_AUDIO),
                CountNames.of(INPUT, cached.readName(), cached.writtenName(), OUTPUT, INPUT_AUDIO, OUTPUT_AUDIO));
    }

    /** Null before there was a column that says so. */
    static Boolean batch(Row row) throws BadValue {
        return row.has("request_type") ? Boolean.valueOf("batch".equalsIgnoreCase(row.text("request_type"))) : null;
    }
}
