package dev.ftcost.spark;

import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.RequestNames;
import java.time.LocalDate;
import org.apache.spark.sql.Row;

/** Requests of one file, day and kind, added up. */
final class RequestTotal {
    /** Sums of this size are not added to others, so that no sum is too large for 64 bits; the report adds them up, and refuses them in a sentence. */
    static final long LARGE = 1L << 40;

    private Counts counts = Counts.NONE;
    private long newest = Long.MIN_VALUE;

    /** What requests have in common that are added up. */
    record Key(String file, RequestNames names, LocalDate day, boolean isDuplicate, boolean isLong) {}

    void add(Counts more, long created) {
        counts = new Counts(counts.requests() + more.requests(), counts.input() + more.input(), counts.cached() + more.cached(),
                counts.cacheWrite() + more.cacheWrite(), counts.cacheWrite12h() + more.cacheWrite12h(), counts.output() + more.output(),
                counts.mediaInput() + more.mediaInput(), counts.mediaCached() + more.mediaCached(),
                counts.mediaOutput() + more.mediaOutput());
        newest = Math.max(newest, created);
    }

    boolean isLarge() {
        return isLarge(counts);
    }

    /** The parts of input and output are no larger than these. */
    static boolean isLarge(Counts counts) {
        return counts.requests() >= LARGE || counts.input() >= LARGE || counts.output() >= LARGE;
    }

    /** @param number tells a large total from others of the same key */
    Row row(Key key, long number) {
        RequestNames names = key.names;
        return new Columns.Builder("request", key.file).set(Columns.ROW_NUMBER, isLarge() ? (Long) number : null)
                .set(Columns.ACTIVITY, Activity.ofModelOrCompletions(names.model()).label()).set(Columns.NEWEST, newest)
                .day(key.day).set(Columns.IS_LONG, key.isLong).set(Columns.IS_DUPLICATE, key.isDuplicate)
                .set(Columns.PROJECT_ID, names.projectId()).set(Columns.API_KEY_ID, names.apiKeyId()).set(Columns.MODEL, names.model())
                .set(Columns.BATCH, names.batch() == null ? null : names.batch().toString()).set(Columns.SERVICE_TIER, names.serviceTier())
                .counts(counts).set(Columns.ROW_COUNT, counts.requests()).build();
    }
}
