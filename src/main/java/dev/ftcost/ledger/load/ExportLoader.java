package dev.ftcost.ledger.load;

import dev.ftcost.cache.Cache;
import dev.ftcost.database.Database;
import dev.ftcost.requests.RequestStore;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.scan.FileRange;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings the rows of every file into the tables. The plain rows of large usage exports are added up while they are read,
 * and those of large request logs are taken as numbers; what is not plain, and what is small, is read exactly.
 */
public final class ExportLoader {
    /** Every bucket and every user apart. */
    static final int BUCKETS = 1;
    /** The buckets of a day added up. */
    static final int DAYS = 86_400;

    private final SizeThresholds sizes;
    private final Database database;
    private final ReadProgress reading;
    private final LoadCache kept;
    private final UsageTotalAppender groups;
    private final RequestStore requests;
    private final RecordAppender sink;
    private final Map<Long, List<Integer>> bySize = new HashMap<>();
    private final Map<Integer, FileCounts> tallies = new TreeMap<>();
    /** Of the files that were added up. */
    private final Map<Integer, List<FileRange>> parts = new HashMap<>();
    /** The grid, in seconds, to which the rows that wait in the sink are rolled up. */
    private int grid = BUCKETS;

    public ExportLoader(Database database, ReadProgress reading, Cache cache, SizeThresholds sizes) {
        this.sizes = sizes;
        this.database = database;
        this.reading = reading;
        this.requests = new RequestStore(database);
        this.kept = new LoadCache(database, requests, cache);
        this.groups = new UsageTotalAppender(database, false);
        this.sink = new RecordAppender(database, requests, this::rollUpExact);
    }

    /** @param files in a settled order; a file's place is its id */
    public Map<Integer, Integer> load(List<ExportFile> files) {
        if (files.stream().mapToLong(ExportFile::size).sum() >= sizes.fine()) {
            database.execute("load/large");
        }
        Map<Integer, Integer> duplicateOf = new HashMap<>();
        try (kept) {
            load(files, duplicateOf);
        }
        rollUp();
        if (files.size() > 1) {
            new OverlapRefiner(database, requests, parts).refine(files);
        }
        sink.close();
        return duplicateOf;
    }

    private void load(List<ExportFile> files, Map<Integer, Integer> duplicateOf) {
        for (int id = 0; id < files.size(); id++) {
            ExportFile file = files.get(id);
            if (file.format() == null || file.format().facts() == Facts.NONE) {
                continue;
            }
            if (kept.takes(file, sizes)) {
                kept.lookUp(file, id, gridOf(file));
            }
            int twin = twin(files, id);
            if (twin >= 0) {
                duplicateOf.put(id, twin);
                kept.keepTwin(file, id, twin);
            } else {
                load(file, id);
            }
        }
    }

    private int gridOf(ExportFile file) {
        return file.size() < sizes.fine() ? BUCKETS : DAYS;
    }

    private void load(ExportFile file, int id) {
        reading.begin(file.size());
        if (!restore(file, id)) {
            read(file, id);
            if (kept.takes(file, sizes)) {
                rollUp();
                kept.keep(file, id, new CachedFile(file.crc32(), "", tallies.get(id), parts.getOrDefault(id, List.of())));
            }
        }
        reading.end();
    }

    private boolean restore(ExportFile file, int id) {
        CachedFile restored = kept.restore(file, id);
        if (restored == null) {
            return false;
        }
        parts.put(id, restored.parts());
        if (restored.tally() != null) {
            tallies.put(id, restored.tally());
        }
        return true;
    }

    private void read(ExportFile file, int id) {
        requests.begin(id, kept.keeper(file, id));
        int toGrid = gridOf(file);
        if (toGrid != grid) {
            rollUpExact();
            grid = toGrid;
        }
        boolean large = file.size() >= sizes.small();
        if (large && file.isScannable()) {
            scan(file, id);
        } else if (!(large && file.isAddable() && addUp(file, id))) {
            readExactly(file, id);
        }
    }

    private void scan(ExportFile file, int id) {
        sink.begin(id, file);
        long[] plain = new long[1];
        try {
            file.scan(page -> {
                plain[0] += page.size();
                requests.accept(page);
            }, sink, reading::took);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        tallies.put(id, sink.tally(plain[0], true));
    }

    /** Whether the rows could be added up while they were read. */
    private boolean addUp(ExportFile file, int id) {
        sink.begin(id, file);
        groups.begin(id, grid, file.activity(), null);
        List<FileRange> read;
        try {
            read = file.addUp(grid, groups, sink, reading::took);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (read == null) {
            groups.forget();
            sink.flush();
            database.update("load/forget_exact_usage", id);
            database.update("load/forget_usage", id);
            return false;
        }
        parts.put(id, read);
        tallies.put(id, sink.tally(groups.end(), true));
        return true;
    }

    private void readExactly(ExportFile file, int id) {
        sink.begin(id, file);
        try {
            file.readExactly(sink, reading::took);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        tallies.put(id, sink.tally(0, false));
    }

    private void rollUp() {
        groups.rollUp();
        rollUpExact();
    }

    private void rollUpExact() {
        sink.flush();
        database.update("load/usage", grid, false);
        database.execute("load/empty_exact");
    }

    static UncheckedIOException unreadable(ExportFile file, IOException e) {
        return new UncheckedIOException("'" + file.name() + "' cannot be read: " + IoReason.of(e) + ".", e);
    }

    private int twin(List<ExportFile> files, int id) {
        ExportFile file = files.get(id);
        List<Integer> ofItsSize = bySize.computeIfAbsent(file.size(), size -> new ArrayList<>());
        for (int earlier : ofItsSize) {
            ExportFile other = files.get(earlier);
            try {
                if (kept.isTwin(id, earlier) || other.crc32().equals(file.crc32()) && Files.mismatch(other.path(), file.path()) < 0) {
                    return earlier;
                }
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }
        ofItsSize.add(id);
        return -1;
    }

    /** Counts every request once, now that it is known which files are newer. */
    public void countRequests() {
        try (requests) {
            requests.countOnce();
        }
    }

    /** What became of the rows of each file, once it is settled what counts. */
    public Map<Integer, RowBalance> balances(Map<Integer, Integer> duplicateOf) {
        Map<Integer, RowBalance> balances = new HashMap<>();
        database.query("load/balance", row -> {
            FileCounts tally = tallies.get(row.getInt("file_id"));
            return balances.put(row.getInt("file_id"), new RowBalance(tally.read(), row.getLong("loaded"), row.getLong("empty") + tally.empty(),
                    row.getLong("duplicate"), row.getLong("superseded"), tally.rejected()));
        });
        tallies.forEach((id, tally) -> balances.computeIfAbsent(id, silent -> new RowBalance(tally.read(), 0, tally.empty(), 0, 0, tally.rejected())));
        duplicateOf.forEach((id, twin) -> balances.put(id, balances.getOrDefault(twin, RowBalance.NOTHING).asDuplicate()));
        return balances;
    }

    public List<Reject> rejects() {
        return tallies.values().stream().flatMap(tally -> tally.rejects().stream()).toList();
    }

    /** The pages that say that another one follows, which is not there. */
    public List<MissingPage> missingPages(List<ExportFile> files) {
        return MissingPages.of(database, tallies, files);
    }

    public LoadCache kept() {
        return kept;
    }

    /** Whether the exact reader alone read a file. */
    boolean readsExactly(int id) {
        return tallies.containsKey(id) && !tallies.get(id).scanned();
    }
}
