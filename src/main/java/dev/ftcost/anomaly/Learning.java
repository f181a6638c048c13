package dev.ftcost.anomaly;

/**
 * A series whose history is too short for the statistics.
 *
 * @param projectId null for the model in all projects
 * @param days since its first usage
 */
public record Learning(String model, String projectId, int days) {}
