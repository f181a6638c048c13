package dev.ftcost.source.record;

/** The dimensions of a request, null where a log does not say one. */
public record RequestNames(String projectId, String apiKeyId, String model, Boolean batch, String serviceTier) {
    /** Those of no request: the id beside them sums up other requests, and counts nowhere. */
    public static final RequestNames OF_SUM = new RequestNames(null, null, "\0", null, null);
}
