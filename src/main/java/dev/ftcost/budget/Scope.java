package dev.ftcost.budget;

import dev.ftcost.names.NamedId;
import dev.ftcost.names.Names;
import dev.ftcost.usage.Confidential;
import java.util.List;

/**
 * What a limit is set on: everything, or a model, a base model, a project, an API key or a team.
 *
 * @param name its id, or that of a model, or the name of a team; empty for everything
 * @param called what people call the id of a project or an API key; null when they do not
 */
public record Scope(Kind kind, String name, String called) {
    /** What can be limited. */
    public enum Kind {
        TOTAL, MODEL, BASE, PROJECT, KEY, TEAM;
        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** What people call it. */
        String word() {
            return this == KEY ? "API key" : this == BASE ? "base model" : id();
        }
    }

    /** @return null when the text names no scope */
    static Scope of(String text) {
        if (text.equals("total")) {
            return new Scope(Kind.TOTAL, "", null);
        }
        for (Kind kind : Kind.values()) {
            if (kind != Kind.TOTAL && text.startsWith(kind.id() + ":") && text.length() > kind.id().length() + 1) {
                return new Scope(kind, Confidential.masked(text.substring(kind.id().length() + 1)), null);
            }
        }
        return null;
    }

    /**
     * The same with what people call its id, and with the id where it has a name.
     *
     * @param ids those of its kind that are in the exports
     */
    Scope with(Names names, List<String> ids) {
        if (kind != Kind.PROJECT && kind != Kind.KEY) {
            return this;
        }
        String id = names.idOf(name, "scope '" + this + "'", kind.word(), ids);
        return new Scope(kind, id, names.name(id));
    }

    /** For people: {@code project:Support bots (proj_Ab12)}. */
    public String shown() {
        return called == null ? toString() : kind.id() + ":" + new NamedId(name, called, null, null).shown();
    }

    /** As it is in the file of limits. */
    @Override
    public String toString() {
        return kind == Kind.TOTAL ? kind.id() : kind.id() + ":" + name;
    }
}
