package dev.ftcost.ledger.load;

import dev.ftcost.cache.Cache;
import dev.ftcost.database.Database;
import dev.ftcost.requests.RequestStore;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.bytes.Checksum;
import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.scan.FileRange;
import dev.ftcost.source.scan.Grid;
import dev.ftcost.source.scan.Scan.Scanned;
import dev.ftcost.source.scan.Scan;
import dev.ftcost.source.scan.ScanSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Brings the rows of every file into the tables. The plain rows of large files are read in bulk; what is not plain, and what is small, is
 * read row by row.
 */
public final class ExportLoader {
    private final SizeThresholds sizes;
    private final Database database;
    private final ReadProgress progress;
    private final Function<ExportFile, Optional<Scan>> scans;
    private final LoadCache cached;
    private final UsageTotalAppender totals;
    private final RequestStore requests;
    private final RecordAppender sink;
    private final ParquetExports parquet;
    private final List<ExportFile> files = new ArrayList<>();
    private final Map<Integer, FileCounts> counts = new TreeMap<>();
    private final ExportChecksums checksums;
    /** Of the files whose usage was added up. */
    private final Map<Integer, List<FileRange>> ranges = new HashMap<>();
    private long bytesToRead;
    /** The grid to which the rows that wait in the sink are rolled up. */
    private Grid grid = Grid.BUCKET;

    public ExportLoader(Database database, ReadProgress progress, Cache cache, SizeThresholds sizes, ParquetExports parquet) {
        this(database, progress, cache, sizes, parquet, ExportFile::scan);
    }

    /** @param scans how a file is read in bulk; empty for one that is not */
    ExportLoader(Database database, ReadProgress progress, Cache cache, SizeThresholds sizes, ParquetExports parquet,
            Function<ExportFile, Optional<Scan>> scans) {
        this.sizes = sizes;
        this.parquet = parquet;
        this.database = database;
        this.progress = progress;
        this.scans = scans;
        this.requests = new RequestStore(database);
        this.cached = new LoadCache(database, requests, cache);
        this.checksums = new ExportChecksums(files, parquet, cached);
        this.totals = new UsageTotalAppender(database, false);
        this.sink = new RecordAppender(database, requests, totals, this::rollUpRows);
    }

    /**
     * A file's place among those of {@link ParquetExports#files} is its id.
     *
     * @return the earlier file that each file is the same as, byte by byte, by their ids
     */
    public Map<Integer, Integer> load() {
        files.addAll(parquet.files());
        Map<Integer, Integer> duplicateOf = new HashMap<>();
        try (cached) {
            load(duplicateOf);
        }
        rollUp();
        if (files.size() > 1) {
            new OverlapRefiner(database, requests, ranges).refine(files);
        }
        sink.close();
        return duplicateOf;
    }

    private void load(Map<Integer, Integer> duplicateOf) {
        Map<ExportFile, Integer> inParquet = new HashMap<>();
        for (int id : beforeTheirCopies()) {
            ExportFile file = files.get(id);
            if (file.format() == null || file.format().facts() == Facts.NONE) {
                continue;
            }
            if (!parquet.holds(file) && cached.takes(file, sizes)) {
                cached.lookUp(file, id, gridOf(file));
            }
            int twin = checksums.twin(id);
            if (twin >= 0) {
                duplicateOf.put(id, twin);
                cached.storeTwin(file, id, twin, checksums.of(id).crc32());
            } else if (parquet.holds(file)) {
                inParquet.put(file, id);
                counts.put(id, parquet.counts(file));
            } else {
                load(file, id);
            }
        }
        willRead(inParquet.keySet().stream().mapToLong(ExportFile::size).sum());
        parquet.load(inParquet);
    }

    /** What the cache restores does not count: it is few rows. */
    private void willRead(long bytes) {
        if (bytesToRead < sizes.large() && bytesToRead + bytes >= sizes.large()) {
            database.execute("load/large");
        }
        bytesToRead += bytes;
    }

    /**
     * An export whose rows are judged already counts before a copy of it that is not, and one whose name says its activity before a copy whose
     * name does not.
     */
    private List<Integer> beforeTheirCopies() {
        List<Integer> ids = new ArrayList<>();
        for (int id = 0; id < files.size(); id++) {
            ids.add(id);
        }
        ids.sort(Comparator.<Integer, Boolean>comparing(id -> !parquet.holds(files.get(id)))
                .thenComparing(id -> !files.get(id).namesActivity()));
        return ids;
    }

    private Grid gridOf(ExportFile file) {
        return file.size() < sizes.fine() ? Grid.BUCKET : Grid.DAY;
    }

    private void load(ExportFile file, int id) {
        progress.begin(file.size());
        if (!restore(file, id)) {
            willRead(file.size());
            try {
                read(file, id);
            } catch (IOException e) {
                throw file.unreadable(e);
            }
            if (cached.takes(file, sizes)) {
                rollUp();
                cached.store(file, id, new CachedFile(checksums.of(id).crc32(), "", counts.get(id), ranges.getOrDefault(id, List.of())));
            }
        }
        progress.end();
    }

    private boolean restore(ExportFile file, int id) {
        CachedFile restored = cached.restore(file, id);
        if (restored == null) {
            return false;
        }
        ranges.put(id, restored.ranges());
        if (restored.tally() != null) {
            counts.put(id, restored.tally());
        }
        return true;
    }

    private void read(ExportFile file, int id) throws IOException {
        requests.begin(id, cached.requestWriter(file, id));
        if (gridOf(file) != grid) {
            rollUpRows();
            grid = gridOf(file);
        }
        ScanSink rows = sink.begin(id, file, grid, null);
        Optional<Scan> scan = file.size() < sizes.small() ? Optional.empty() : scans.apply(file);
        Optional<Scanned> scanned = scan.isPresent() ? scan.get().read(grid, rows, progress::took) : Optional.empty();
        if (scanned.isPresent()) {
            ranges.put(id, scanned.get().ranges());
            scanned.get().crc32().ifPresent(crc32 -> checksums.put(id, Checksum.of(crc32)));
        } else {
            if (scan.isPresent()) {
                sink.forget();
            }
            file.read(rows, progress::took);
        }
        counts.put(id, sink.end(scanned.isPresent()));
    }

    private void rollUp() {
        totals.rollUp();
        rollUpRows();
    }

    private void rollUpRows() {
        sink.flush();
        database.update("load/usage", grid.seconds(), false);
        database.execute("load/empty_exact");
    }

    /** The CRC-32 of a file. */
    public Checksum checksum(int id) {
        return checksums.of(id);
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
        database.forEach("load/balance", row -> {
            FileCounts tally = counts.get(row.getInt("file_id"));
            balances.put(row.getInt("file_id"), new RowBalance(tally.read(), row.getLong("loaded"), row.getLong("empty") + tally.empty(),
                    row.getLong("duplicate"), row.getLong("superseded"), tally.rejected()));
        });
        counts.forEach((id, tally) -> balances.computeIfAbsent(id,
                silent -> new RowBalance(tally.read(), 0, tally.empty(), 0, 0, tally.rejected())));
        duplicateOf.forEach((id, twin) -> balances.put(id, balances.getOrDefault(twin, RowBalance.NOTHING).asDuplicate()));
        return balances;
    }

    public List<Reject> rejects() {
        return counts.values().stream().flatMap(tally -> tally.rejects().stream()).toList();
    }

    /** What has to be known of the files in addition to their rows, once it is settled what counts. */
    public FileRemarks remarks() {
        return FileRemarks.of(database, counts, files);
    }

    public LoadCache cached() {
        return cached;
    }

    /** Whether the rows of a file were read in bulk. */
    boolean isScanned(int id) {
        return counts.containsKey(id) && counts.get(id).scanned();
    }
}
