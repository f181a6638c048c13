package dev.ftcost.source.record;

/** The dimensions of a request, null where a log does not say one. */
public record RequestNames(String projectId, String apiKeyId, String model, Boolean batch, String serviceTier) {}
