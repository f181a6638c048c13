package dev.ftcost.ledger.load;

import dev.ftcost.source.ExportFile;
import java.util.List;

/** A table whose rows of one file are an entry's Parquet file; requests are in no table. */
enum CachedTable {
    USAGE("cache/store_usage", "cache/restore_usage", "usage.parquet"), JOBS("cache/store_job", "cache/restore_job",
            "jobs.parquet"), COSTS("cache/store_cost", "cache/restore_cost", "costs.parquet");

    private final String store;
    private final String restore;
    private final String file;

    CachedTable(String store, String restore, String file) {
        this.store = store;
        this.restore = restore;
        this.file = file;
    }

    static List<CachedTable> of(ExportFile file) {
        return switch (file.format().facts()) {
            case USAGE -> List.of(USAGE);
            case JOBS -> List.of(JOBS);
            case COSTS -> List.of(COSTS);
            case REQUESTS, NONE -> List.of();
        };
    }

    /** The name of the SQL that writes the rows of the file at hand. */
    String store() {
        return store;
    }

    /** The name of the SQL that reads them back. */
    String restore() {
        return restore;
    }

    /** The file's name in an entry. */
    String file() {
        return file;
    }
}
