package dev.ftcost.cli.option;

import dev.ftcost.cache.Cache;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.load.CacheFault;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where what was read from large exports is kept, so that the next run reads only what is new. */
final class CacheOption {
    @Option(names = "--cache", paramLabel = "DIR", description = "Where what was read from exports of 1 MiB and more is kept for the next run; may be deleted at any "
            + "time. Default: ftcost in $XDG_CACHE_HOME or ~/.cache.")
    private Path folder;

    @Option(names = "--no-cache", arity = "0", fallbackValue = "true", description = "Read every file, and keep nothing.")
    private boolean off;

    @Option(names = "--verify-cache", arity = "0", fallbackValue = "true", description = "Read every file all the same, and name those of which the cache tells something else.")
    private boolean verifying;

    /** The folder of the cache; null when there is none. */
    Path folder() {
        return off ? null : folder != null ? folder : usualFolder();
    }

    private static Path usualFolder() {
        String caches = System.getenv("XDG_CACHE_HOME");
        String home = System.getProperty("user.home");
        if (caches != null && !caches.isBlank()) {
            return Path.of(caches, "ftcost", "exports");
        }
        // A user without a home has none in the file system either.
        return home == null || !Files.isDirectory(Path.of(home)) ? null : Path.of(home, ".cache", "ftcost", "exports");
    }

    /** A cache that cannot be used is told when somebody asked for it, and is no reason to fail: everything is read then. */
    Cache open(PrintWriter err) {
        Path place = folder();
        if (place == null) {
            return Cache.none();
        }
        try {
            return Cache.in(place, verifying);
        } catch (IOException e) {
            if (folder != null) {
                err.println("look: the cache '" + folder + "' cannot be used: " + IoReason.of(e) + ". Every file is read. Name another folder with --cache, or say --no-cache.");
            }
            return Cache.none();
        }
    }

    /** Names the files of which a verified cache told something else than they do, and those that the cache failed to store. */
    static Ledger told(PrintWriter err, Ledger ledger) {
        ledger.wrongInCache().forEach(file -> err.println("look: the cache told something else of '" + DisplayText.visible(file)
                + "' than the file does. The file counts, and the cache is mended; please report it."));
        List<CacheFault> faults = ledger.cacheFaults();
        if (!faults.isEmpty()) {
            String others = faults.size() == 1 ? "" : faults.size() == 2 ? " and 1 other file" : " and " + (faults.size() - 1) + " other files";
            err.println("warning: The cache cannot store '" + DisplayText.visible(faults.get(0).file()) + "'" + others + ": " + DisplayText.visible(faults.get(0).reason())
                    + ". The result is complete; the next run reads the input again. Choose another folder with --cache.");
        }
        return ledger;
    }
}
