package dev.ftcost.cli.option;

import dev.ftcost.cache.Cache;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.load.CacheFault;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The cache of parsed exports: where it is, and whether it is used. */
final class CacheOption {
    @Option(names = "--cache", order = HelpSection.COMMON, paramLabel = "DIR", description = "Cache directory for parsed exports (files of 1 MiB or more). Safe to delete. Default: ftcost in $XDG_CACHE_HOME or ~/.cache.")
    private Path folder;

    @Option(names = "--no-cache", order = HelpSection.COMMON, arity = "0", fallbackValue = "true", description = "Disable the cache.")
    private boolean off;

    @Option(names = "--verify-cache", order = HelpSection.COMMON, arity = "0", fallbackValue = "true", description = "Read every file and make every report again, and report cache mismatches.")
    private boolean verifying;

    /** The folder of the cache; null when there is none. */
    Path folder() {
        return off ? null : folder != null ? folder : usualFolder();
    }

    private static Path usualFolder() {
        String caches = System.getenv("XDG_CACHE_HOME");
        String home = System.getProperty("user.home");
        // A relative path is invalid by the XDG specification and has to be ignored.
        if (caches != null && !caches.isBlank() && Path.of(caches).isAbsolute()) {
            return Path.of(caches, "ftcost", "exports");
        }
        // A user without a home has none in the file system either.
        return home == null || !Files.isDirectory(Path.of(home)) ? null : Path.of(home, ".cache", "ftcost", "exports");
    }

    /** A cache that cannot be used is a warning if it was asked for; every file is read then. */
    Cache open(PrintWriter err) {
        Path place = folder();
        if (place == null) {
            return Cache.none();
        }
        try {
            return Cache.in(place, verifying);
        } catch (IOException e) {
            if (folder != null) {
                Messages.warning(err, "the cache '" + folder + "' cannot be used: " + IoReason.of(e)
                        + ". All files are read. Choose another directory with --cache, or use --no-cache");
            }
            return Cache.none();
        }
    }

    /** Prints a warning for each file whose cached data was wrong, and one for those that the cache cannot store. */
    static Ledger withWarnings(PrintWriter err, Ledger ledger) {
        ledger.cached().wrong().forEach(file -> Messages.warning(err, "cache mismatch for '" + file
                + "'; the file is used and the cache is repaired. Please report this"));
        List<CacheFault> faults = ledger.cached().faults();
        if (!faults.isEmpty()) {
            String others = faults.size() == 1 ? ""
                    : faults.size() == 2 ? " and 1 other file" : " and " + (faults.size() - 1) + " other files";
            Messages.warning(err, "the cache cannot store '" + faults.get(0).file() + "'" + others + ": " + faults.get(0).reason()
                    + ". The result is complete; the next run reads the input again. Choose another directory with --cache");
        }
        return ledger;
    }
}
