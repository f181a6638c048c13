package dev.ftcost.cli.option;

import dev.ftcost.database.Database;
import dev.ftcost.database.DatabaseStart;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command has: its options, and the database that was opened beside the command line. */
public final class GlobalOptions {
    /** Under this name the program's root command mixes them in. */
    public static final String MIXIN = "global";

    /** Null when the line does not look as if it read exports. */
    private final DatabaseStart early;

    // The words of the command line are asked for it: a fault may come before they are parsed.
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--stacktrace", hidden = true, scope = ScopeType.INHERIT, description = "Print a fault's stack trace.")
    private boolean stacktrace;

    // A flag turns its default round, and the default may come from the environment: the fallback says what giving it means.
    @Option(names = "--quiet", arity = "0", fallbackValue = "true", scope = ScopeType.INHERIT,
            description = "Print nothing when there is nothing to look at, and no progress.")
    private boolean quiet;

    /** @param early the database that is being opened; null when none is */
    public GlobalOptions(DatabaseStart early) {
        this.early = early;
    }

    private static GlobalOptions of(CommandSpec spec) {
        return (GlobalOptions) spec.root().mixins().get(MIXIN).userObject();
    }

    /** Whether the caller wants the answer alone. */
    public static boolean isQuiet(CommandSpec spec) {
        return of(spec).quiet;
    }

    /** An empty database for the exports of a command. */
    public static Database database(CommandSpec spec) {
        DatabaseStart early = of(spec).early;
        return early == null ? Database.open() : early.take();
    }
}
