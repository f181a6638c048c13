package dev.ftcost.anomalies;

import dev.ftcost.names.NamedId;

/**
 * A series whose history is too short for the statistics.
 *
 * @param project with its name; null for the model in all projects
 * @param days since its first usage
 */
public record ShortHistory(String model, NamedId project, int days) {
    /** The id of the project; null for the model in all projects. */
    public String projectId() {
        return project == null ? null : project.id();
    }
}
