package dev.ftcost.testing;

import dev.ftcost.cache.Cache;
import dev.ftcost.database.Database;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.ledger.load.ReadProgress;
import dev.ftcost.names.Names;
import dev.ftcost.rates.RateCards;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.Exports;
import java.nio.file.Path;
import java.util.List;

/** Ledgers as a command opens them when it is given no options: the built-in rates, the usual overhead, no cache. */
public final class Ledgers {
    private Ledgers() {}

    /** The exports among some files and folders. */
    public static List<ExportFile> exports(Path... paths) {
        return Exports.find(List.of(paths), List.of(), null, null);
    }

    public static Ledger of(Path... paths) {
        return of(RateCards.load(List.of()), paths);
    }

    public static Ledger of(RateCards cards, Path... paths) {
        return of(cards, Names.none(), paths);
    }

    public static Ledger of(RateCards cards, Names names, Path... paths) {
        return Ledger.of(exports(paths), cards, names, RetryOverhead.usual(), null, new ReadProgress(), Cache.none(), Database.open());
    }
}
