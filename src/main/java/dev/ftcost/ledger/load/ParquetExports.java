package dev.ftcost.ledger.load;

import dev.ftcost.database.Database;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.bytes.Checksum;
import dev.ftcost.source.bytes.NaturalOrder;
import dev.ftcost.source.format.FileHead.Container;
import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.format.Formats;
import dev.ftcost.source.record.OtherUnit;
import dev.ftcost.source.record.RecordSink;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/**
 * Parquet files of daily usage: each holds the rows of exports that were read elsewhere, with the names, checksums and rejects of those. Each
 * such export takes part like a file of its own.
 */
public final class ParquetExports {
    private static final Set<String> COLUMNS = Set.of("kind", "file", "file_size", "crc32", "twin_of", "remark", "rows_read",
            "is_duplicate",
            "other_unit", "list_id", "project_name");

    private final Database database;
    private final List<ExportFile> files = new ArrayList<>();
    /** What is known of an export that a Parquet file holds. */
    private final Map<ExportFile, Held> held = new HashMap<>();
    private final Map<NameInRun, ExportFile> byName = new HashMap<>();

    /** @param folder in which the Parquet files of a run lie */
    private record NameInRun(Path folder, String name) {
        static NameInRun of(ExportFile file, String name) {
            return new NameInRun(file.path().toAbsolutePath().getParent(), name);
        }
    }

    private record FilePage(String file, PageEnd end) {}

    /** @param twinOf the export of the same Parquet folder that has the same bytes and was read instead; null when this one was */
    private record Held(String crc32, String twinOf, FileCounts counts, List<Listed> listed) {}

    /** A row of a list: what an id is called, or when a model stops. */
    private record Listed(String file, String id, String name, LocalDate shutdown) {
        void hand(RecordSink sink) {
            if (shutdown == null) {
                sink.named(id, name);
            } else {
                sink.shutdown(id, shutdown);
            }
        }
    }

    private ParquetExports(Database database) {
        this.database = database;
    }

    /** The files of which each Parquet file of daily usage is replaced by the exports whose rows it holds. */
    public static ParquetExports of(Database database, List<ExportFile> found) {
        ParquetExports exports = new ParquetExports(database);
        found.forEach(exports::add);
        if (!exports.held.isEmpty()) {
            exports.files.sort(Comparator.comparing(ExportFile::name, NaturalOrder.INSTANCE)
                    .thenComparing(file -> exports.crc32(file) == null ? Checksum.of(file.path()).crc32() : exports.crc32(file)));
        }
        return exports;
    }

    private void add(ExportFile file) {
        if (file.head().container() != Container.PARQUET) {
            files.add(file);
        } else if (new HashSet<>(database.query("load/parquet_columns", row -> row.getString(1), LoadCache.pattern(file.path())))
                .containsAll(COLUMNS)) {
            addExportsIn(file);
        } else {
            files.add(file);
        }
    }

    private void addExportsIn(ExportFile parquet) {
        String pattern = LoadCache.pattern(parquet.path());
        Map<String, List<Reject>> rejects = rowsOf("load/parquet_rejects", pattern, row -> new Reject(row.getString("file"),
                row.getLong("line"), row.getString("column_name"), row.getString("value"), row.getString("reason")), Reject::file);
        Map<String, List<FilePage>> pages = rowsOf("load/parquet_pages", pattern, row -> new FilePage(row.getString("file"),
                new PageEnd(Facts.valueOf(row.getString("page_facts")), row.getString("activity"), row.getLong("page_at"),
                        row.getBoolean("is_descending"), row.getBoolean("is_repetition"))),
                FilePage::file);
        Map<String, List<Listed>> lists = rowsOf("load/parquet_lists", pattern, row -> new Listed(row.getString("file"),
                row.getString("list_id"), row.getString("list_name"), row.getObject("day", LocalDate.class)), Listed::file);
        Map<String, Map<OtherUnit, Long>> units = new HashMap<>();
        database.forEach("load/parquet_units", row -> units.computeIfAbsent(row.getString("file"), name -> new EnumMap<>(OtherUnit.class))
                .merge(OtherUnit.valueOf(row.getString("other_unit")), row.getLong("other_count"), Long::sum), pattern);
        database.forEach("load/parquet_files", row -> {
            String name = row.getString("file");
            ExportFile file = parquet.held(name, row.getLong("file_size"), Formats.ofTitle(row.getString("format")).orElse(null),
                    row.getString("remark"));
            files.add(file);
            FileCounts counts = new FileCounts(row.getLong("rows_read"), row.getLong("rows_empty"), row.getLong("rows_rejected"),
                    rejects.getOrDefault(name, List.of()), pages.getOrDefault(name, List.of()).stream().map(FilePage::end).toList(),
                    List.of(), units.getOrDefault(name, Map.of()), false);
            byName.put(NameInRun.of(file, name), file);
            held.put(file, new Held(row.getString("crc32"), row.getString("twin_of"), counts, lists.getOrDefault(name, List.of())));
        }, pattern);
    }

    private <T> Map<String, List<T>> rowsOf(String sql, String pattern, Database.RowMapper<T> mapper, Function<T, String> file) {
        return database.query(sql, mapper, pattern).stream().collect(Collectors.groupingBy(file));
    }

    /** All exports, in the order of their names. */
    public List<ExportFile> files() {
        return List.copyOf(files);
    }

    boolean holds(ExportFile file) {
        return held.containsKey(file);
    }

    /** The checksum that an export had when it was read; null when no Parquet file holds it. */
    String crc32(ExportFile file) {
        return held.containsKey(file) ? held.get(file).crc32 : null;
    }

    /** Whether two exports that Parquet files hold, of one size and checksum, are the same: whoever read both has compared them. */
    boolean isTwin(ExportFile one, ExportFile other) {
        return !NameInRun.of(one, "").equals(NameInRun.of(other, ""));
    }

    /** The export with the same content that was read instead of one that a Parquet file holds; null when this one was. */
    ExportFile readInsteadOf(ExportFile file) {
        String twin = held.get(file).twinOf;
        return twin == null ? null : byName.get(NameInRun.of(file, twin));
    }

    /** Hands over what a list says that a Parquet file holds, in its order. */
    public void readList(ExportFile file, RecordSink sink) {
        held.get(file).listed.forEach(row -> row.hand(sink));
    }

    FileCounts counts(ExportFile file) {
        return held.get(file).counts;
    }

    /** Brings the rows of exports into the tables. @param ids of those that count; each is held by a Parquet file */
    void load(Map<ExportFile, Integer> ids) {
        Map<Path, List<ExportFile>> byPath = new HashMap<>();
        ids.keySet().forEach(file -> byPath.computeIfAbsent(file.path(), path -> new ArrayList<>()).add(file));
        byPath.forEach((path, exports) -> {
            try (DuckDBAppender rows = database.appender("parquet_export")) {
                for (ExportFile export : exports) {
                    rows.beginRow();
                    rows.append(ids.get(export));
                    rows.append(export.name());
                    rows.endRow();
                }
                // An appender that is only closed loses what it could not append, without a word.
                rows.flush();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            database.update("load/parquet_path", LoadCache.pattern(path));
            database.execute("load/parquet_rows");
        });
    }
}
