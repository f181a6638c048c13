package dev.ftcost.source.record;

import java.util.Objects;

/**
 * One row of a usage export: a bucket (seconds since 1970, UTC), its dimensions (null where the export is not grouped
 * by them) and its counts.
 *
 * @param activity null where the columns fit several activities and the row does not say which
 */
public record UsageRecord(Activity activity, long start, long end, String projectId, String userId, String apiKeyId, String model,
        Boolean batch,
        String serviceTier, Counts counts) {
    /** Spelled out, because the one of a record is put together at its first use, which takes longer than a small export. */
    @Override
    public int hashCode() {
        return Objects.hash(activity, start, end, projectId, userId, apiKeyId, model, batch, serviceTier, counts);
    }
}
