package dev.ftcost.cli.option;

import dev.ftcost.database.Database;
import dev.ftcost.database.DatabaseStart;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command has: its options, and the database that is opened while the command line is parsed. */
public final class GlobalOptions {
    /** Under this name the program's root command mixes them in. */
    public static final String MIXIN = "global";

    /** Null if the command line reads no exports. */
    private final DatabaseStart early;

    // Read from the raw arguments: an internal error may come before they are parsed.
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--stacktrace", hidden = true, scope = ScopeType.INHERIT, description = "Print the stack trace of an internal error.")
    private boolean stacktrace;

    // A flag inverts its default, which may come from the environment; the fallback fixes what the flag means.
    @Option(names = {"-q",
            "--quiet"}, order = HelpSection.COMMON, arity = "0", fallbackValue = "true", scope = ScopeType.INHERIT, description = "Suppress output unless there are findings; no progress bar.")
    private boolean quiet;

    /** @param early the database that is being opened; null when none is */
    public GlobalOptions(DatabaseStart early) {
        this.early = early;
    }

    private static GlobalOptions of(CommandSpec spec) {
        return (GlobalOptions) spec.root().mixins().get(MIXIN).userObject();
    }

    /** Whether output is suppressed unless there are findings. */
    public static boolean isQuiet(CommandSpec spec) {
        return of(spec).quiet;
    }

    /** An empty database for the exports of a command. */
    public static Database database(CommandSpec spec) {
        DatabaseStart early = of(spec).early;
        return early == null ? Database.open() : early.take();
    }
}
