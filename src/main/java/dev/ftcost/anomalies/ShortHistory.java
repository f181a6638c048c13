package dev.ftcost.anomalies;

/**
 * A series whose history is too short for the statistics.
 *
 * @param projectId null for the model in all projects
 * @param days since its first usage
 */
public record ShortHistory(String model, String projectId, int days) {}
