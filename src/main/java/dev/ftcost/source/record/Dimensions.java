package dev.ftcost.source.record;

/** The dimensions of a usage row, null where the export is not grouped by one. */
public record Dimensions(String projectId, String userId, String apiKeyId, String model, Boolean batch, String serviceTier) {}
