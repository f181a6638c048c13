package dev.ftcost.names;

/** An id of a project, an API key or a user, and what is said of it; each of the others is null when it is not said. */
public record NamedId(String id, String name, String team, String costCenter) {
    /** An id of which nothing is said; null for no id. */
    public static NamedId unnamed(String id) {
        return id == null ? null : new NamedId(id, null, null, null);
    }

    /** For people, the id beside its name: {@code Support bots (proj_Ab12)}. */
    public String shown() {
        return name == null || name.equals(id) ? id : name + " (" + id + ")";
    }

    /** The same, with what is not said taken from another. */
    NamedId before(NamedId other) {
        return new NamedId(id, name != null ? name : other.name, team != null ? team : other.team,
                costCenter != null ? costCenter : other.costCenter);
    }
}
