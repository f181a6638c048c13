package dev.ftcost.pull;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be pulled. */
public enum PullKind {
    USAGE, COSTS, JOBS, PROJECTS, MODELS;

    /** Whether the organization knows it, else each project for itself. */
    boolean needsAdmin() {
        return this != JOBS && this != MODELS;
    }

    /** Those of some that need one of the two kinds of key: {@code jobs and models}. */
    static String list(Collection<PullKind> some, boolean admin) {
        return some.stream().filter(each -> each.needsAdmin() == admin).sorted().map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")).replaceFirst(", (\\w+)$", " and $1");
    }
}
