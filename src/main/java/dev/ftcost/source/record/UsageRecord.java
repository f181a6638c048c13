package dev.ftcost.source.record;

/**
 * One row of a usage export: a bucket (seconds since 1970, UTC), its dimensions (null where the export is not grouped
 * by them) and its counts.
 */
public record UsageRecord(long start, long end, String projectId, String userId, String apiKeyId, String model, Boolean batch, String serviceTier,
        Counts counts) {}
