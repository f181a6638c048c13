package dev.ftcost.source.record;

/**
 * One request of a log: its id, which counts once wherever it appears, and when it was made (seconds since 1970, UTC).
 *
 * @param id null where a log has none; each such row is a request of its own
 */
public record RequestRecord(String id, long created, String projectId, String apiKeyId, String model, Boolean batch, String serviceTier,
        Counts counts) {}
