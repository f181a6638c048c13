package dev.ftcost.budget;

/** What a limit is set on: everything, or a model, a base model, a project, an API key or a team by its name. */
public record Scope(Kind kind, String name) {
    /** What can be limited. */
    public enum Kind {
        TOTAL, MODEL, BASE, PROJECT, KEY, TEAM;
        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @return null when the text names no scope */
    static Scope of(String text) {
        if (text.equals("total")) {
            return new Scope(Kind.TOTAL, "");
        }
        for (Kind kind : Kind.values()) {
            if (kind != Kind.TOTAL && text.startsWith(kind.id() + ":") && text.length() > kind.id().length() + 1) {
                return new Scope(kind, text.substring(kind.id().length() + 1));
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return kind == Kind.TOTAL ? kind.id() : kind.id() + ":" + name;
    }
}
