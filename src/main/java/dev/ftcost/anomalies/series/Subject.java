package dev.ftcost.anomalies.series;

/** Whose cost a series is: a model's in one project, a model's in all of them, or everything together. */
public record Subject(Scope scope, String model, String project) {

    static final Subject TOTAL = new Subject(Scope.TOTAL, null, null);

    /** From the narrowest to the widest. */
    public enum Scope { PROJECT, MODEL, TOTAL }

    static Subject model(String model) {
        return new Subject(Scope.MODEL, model, null);
    }

    /** {@code project} is null for usage without one. */
    static Subject project(String model, String project) {
        return new Subject(Scope.PROJECT, model, project);
    }

    /** Whether what the other costs is a part of what this one costs; none is a part of itself. */
    public boolean contains(Subject other) {
        return scope.compareTo(other.scope) > 0 && (scope == Scope.TOTAL || model.equals(other.model));
    }
}
