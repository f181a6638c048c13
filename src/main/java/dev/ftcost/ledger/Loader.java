package dev.ftcost.ledger;

import dev.ftcost.ledger.LoadedFile.Span;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.Format.Facts;
import dev.ftcost.source.NaturalOrder;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings the rows of every file into the tables. Large files are scanned by DuckDB and rolled up while they are
 * scanned; what it refuses, and what is small, is read exactly.
 */
final class Loader {
    /** Every bucket and every user apart. */
    private static final int BUCKETS = 1;
    /** The buckets of a day added up. */
    private static final int DAYS = 86_400;

    private final Sizes sizes;
    private final Database database;
    private final Reading reading;
    private final TableSink sink;
    private final Map<Integer, Long> read = new HashMap<>();
    private final Map<Integer, Long> emptyRows = new HashMap<>();
    private final Map<Integer, Long> rejected = new HashMap<>();
    private final List<Reject> rejects = new ArrayList<>();
    /** The grid, in seconds, to which the rows that wait in the sink are rolled up. */
    private int grid = BUCKETS;

    Loader(Database database, Reading reading, Sizes sizes) {
        this.sizes = sizes;
        this.database = database;
        this.reading = reading;
        this.sink = new TableSink(database, this::rollUpExact);
    }

    /** @param files in a settled order; a file's place is its id */
    Map<Integer, Integer> load(List<ExportFile> files) {
        Map<Integer, Integer> duplicateOf = new HashMap<>();
        for (int id = 0; id < files.size(); id++) {
            ExportFile file = files.get(id);
            if (file.format() == null || file.format().facts() == Facts.NONE) {
                continue;
            }
            int twin = twin(files, id);
            if (twin >= 0) {
                duplicateOf.put(id, twin);
            } else {
                load(file, id);
            }
        }
        rollUpExact();
        refine(files);
        sink.close();
        return duplicateOf;
    }

    private void load(ExportFile file, int id) {
        reading.begin(file.size(), () -> file.size() / 1000 * database.progress());
        if (file.size() < sizes.small() || !file.scannable() || !scan(file, id)) {
            readExactly(file, id, file.size() < sizes.fine() ? BUCKETS : DAYS);
        }
        reading.end();
    }

    /** Whether DuckDB took the file, every row of it. */
    private boolean scan(ExportFile file, int id) {
        database.execute("source/" + file.format().scan());
        String path = file.path().toString();
        boolean usage = file.format().facts() == Facts.USAGE;
        try {
            if (usage) {
                database.update("load/usage", id, path, delimiter(file), file.scanColumns(), file.size() < sizes.fine() ? BUCKETS : DAYS);
            } else {
                database.update("load/request", id, path, file.compression().duckdbName());
            }
        } catch (Database.RefusedException e) {
            return false;
        }
        if (database.one(usage ? "load/unsound_usage" : "load/unsound_request", row -> row.getLong(1), id) > 0) {
            database.update(usage ? "load/forget_usage" : "load/forget_request", id);
            return false;
        }
        return true;
    }

    private static String delimiter(ExportFile file) {
        return String.valueOf(file.head().delimiter());
    }

    private void readExactly(ExportFile file, int id, int toGrid) {
        if (toGrid != grid) {
            rollUpExact();
            grid = toGrid;
        }
        sink.begin(id, file.name());
        try {
            file.readExactly(sink, reading::took);
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file.name() + "' cannot be read: " + IoReason.of(e) + ".", e);
        }
        read.put(id, sink.read());
        emptyRows.put(id, sink.emptyRows());
        rejected.put(id, sink.rejected());
        rejects.addAll(sink.rejects());
        if (sink.rejected() > sink.rejects().size()) {
            rejects.add(new Reject(file.name(), 0, "", "", (sink.rejected() - sink.rejects().size()) + " more rows of this file are rejected"));
        }
    }

    private void rollUpExact() {
        sink.flush();
        database.execute("source/exact_usage");
        database.update("load/usage", 0, "", "", null, grid);
        database.execute("source/exact_request");
        database.update("load/request", 0, "", "");
        database.execute("load/empty_exact");
    }

    /** Reads large files again, bucket by bucket, on the days of which another file speaks too. */
    private void refine(List<ExportFile> files) {
        database.execute("load/contested_day");
        for (int id : database.query("load/coarse_contested_file", row -> row.getInt(1))) {
            database.update("load/forget_contested", id);
            ExportFile file = files.get(id);
            if (read.containsKey(id)) {
                refineExactly(file, id);
            } else {
                database.execute("source/" + file.format().scan());
                database.update("load/usage_contested", id, file.path().toString(), delimiter(file), file.scanColumns());
            }
        }
    }

    private void refineExactly(ExportFile file, int id) {
        // The rejects are named already; this time only the rows matter, and only those of contested days stay.
        TableSink again = new TableSink(database, () -> { });
        try (again) {
            again.begin(id, file.name());
            file.readExactly(again);
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file.name() + "' cannot be read: " + IoReason.of(e) + ".", e);
        }
        database.execute("source/exact_usage");
        database.update("load/usage_contested", id, "", "", null);
        database.execute("load/empty_exact");
    }

    private static int twin(List<ExportFile> files, int id) {
        ExportFile file = files.get(id);
        for (int earlier = 0; earlier < id; earlier++) {
            ExportFile other = files.get(earlier);
            try {
                if (other.size() == file.size() && other.crc32().equals(file.crc32()) && Files.mismatch(other.path(), file.path()) < 0) {
                    return earlier;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("'" + file.name() + "' cannot be read: " + IoReason.of(e) + ".", e);
            }
        }
        return -1;
    }

    /** Orders the exports from the oldest to the newest, and tells the database what each covers. */
    Map<Integer, Span> describe(List<ExportFile> files) {
        Map<Integer, Span> spans = new HashMap<>();
        database.query("load/file_span", row -> spans.put(row.getInt("file_id"), new Span(row.getLong("first_start"), row.getLong("reach"),
                row.getLong("bucket_seconds"), grouping(row), row.getBoolean("by_model"), row.getLong("rows_with_data") > 0)));
        List<Integer> ids = new ArrayList<>();
        for (int id = 0; id < files.size(); id++) {
            ids.add(id);
        }
        ids.sort(Comparator.comparingLong((Integer id) -> spans.containsKey(id) ? spans.get(id).reach() : 0)
                .thenComparing(id -> stem(files.get(id).name()), NaturalOrder.INSTANCE)
                .thenComparing(id -> files.get(id).crc32()));
        for (int newness = 0; newness < ids.size(); newness++) {
            int id = ids.get(newness);
            Span span = spans.get(id);
            database.update("load/export_file", id, files.get(id).name(), newness, files.get(id).endpoint(), span == null ? 86_400L : span.bucketSeconds(),
                    span == null ? "" : span.grouping());
        }
        return spans;
    }

    private static String grouping(java.sql.ResultSet row) throws java.sql.SQLException {
        List<String> dimensions = new ArrayList<>();
        for (String dimension : List.of("model", "project", "user", "key", "batch", "tier")) {
            if (row.getBoolean("by_" + dimension)) {
                dimensions.add(dimension.equals("key") ? "API key" : dimension.equals("tier") ? "service tier" : dimension);
            }
        }
        return dimensions.isEmpty() ? "nothing" : String.join(", ", dimensions);
    }

    /** The file's name without folder and ending. */
    private static String stem(String name) {
        return name.substring(name.lastIndexOf('/') + 1).replaceFirst("(?i)\\.(gz|zst)$", "").replaceFirst("\\.[A-Za-z]+$", "");
    }

    /** What became of the rows of each file, once it is settled what counts. */
    Map<Integer, Balance> balances(Map<Integer, Integer> duplicateOf) {
        Map<Integer, Balance> balances = new HashMap<>();
        database.query("load/balance", row -> {
            int id = row.getInt("file_id");
            long loaded = row.getLong("loaded");
            long empty = row.getLong("empty") + emptyRows.getOrDefault(id, 0L);
            long duplicate = row.getLong("duplicate");
            long superseded = row.getLong("superseded");
            long bad = rejected.getOrDefault(id, 0L);
            // A scanned file has no other count than its rows; an exactly read one was counted line by line.
            long all = read.getOrDefault(id, loaded + empty + duplicate + superseded + bad);
            return balances.put(id, new Balance(all, loaded, empty, duplicate, superseded, bad));
        });
        Set<Integer> silent = new HashSet<>(read.keySet());
        silent.removeAll(balances.keySet());
        silent.forEach(id -> balances.put(id, new Balance(read.get(id), 0, emptyRows.get(id), 0, 0, rejected.get(id))));
        duplicateOf.forEach((id, twin) -> balances.put(id, balances.getOrDefault(twin, Balance.NOTHING).asDuplicate()));
        return balances;
    }

    List<Reject> rejects() {
        return rejects;
    }

    /** Whether the exact reader read a file, and not DuckDB. */
    boolean readsExactly(int id) {
        return read.containsKey(id);
    }
}
