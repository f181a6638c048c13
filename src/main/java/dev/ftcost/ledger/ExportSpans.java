package dev.ftcost.ledger;

import dev.ftcost.database.Database;
import dev.ftcost.ledger.LoadedFile.Span;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.bytes.Checksum;
import dev.ftcost.source.bytes.NaturalOrder;
import dev.ftcost.usage.UtcDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.duckdb.DuckDBAppender;

/** What each export covers, and which of them are newer than others. */
public final class ExportSpans {
    private ExportSpans() {}

    /**
     * Orders the exports from the oldest to the newest, and records in the database what each covers.
     *
     * @param checksums of the files, by their ids
     * @param duplicateOf the file that each copy is the same as: of their names the one that ranks highest decides, so that a copy under
     *        an earlier name changes nothing
     */
    public static Map<Integer, Span> of(Database database, List<ExportFile> files, IntFunction<Checksum> checksums,
            Map<Integer, Integer> duplicateOf) {
        Map<Integer, Span> spans = new HashMap<>();
        database.execute("load/export_day");
        database.forEach("load/file_span", row -> spans.put(row.getInt("file_id"),
                new Span(row.getLong("first_start"), row.getLong("reach"), row.getLong("bucket_seconds"), grouping(row),
                        row.getBoolean("by_model"), row.getBoolean("has_data"))));
        List<Integer> ids = new ArrayList<>();
        for (int id = 0; id < files.size(); id++) {
            ids.add(id);
        }
        Map<Integer, String> stems = NaturalOrder.stems(ids, id -> duplicateOf.getOrDefault(id, id), id -> files.get(id).name());
        duplicateOf.forEach((id, twin) -> stems.put(id, stems.get(twin)));
        ids.sort(Comparator.comparingLong((Integer id) -> spans.containsKey(id) ? spans.get(id).reach() : 0)
                .thenComparing(stems::get, NaturalOrder.INSTANCE)
                .thenComparing(id -> checksums.apply(id).crc32()));
        try (DuckDBAppender rows = database.appender("export_file")) {
            for (int newness = 0; newness < ids.size(); newness++) {
                int id = ids.get(newness);
                Span span = spans.get(id);
                rows.beginRow();
                rows.append(id);
                rows.append(files.get(id).name());
                rows.append(newness);
                rows.append(span == null ? UtcDay.SECONDS : span.bucketSeconds());
                rows.append(span == null ? "" : span.grouping());
                rows.endRow();
            }
            // An appender that is only closed loses what it could not append, without a word.
            rows.flush();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        database.execute("load/activity_span");
        return spans;
    }

    private static String grouping(ResultSet row) throws SQLException {
        List<String> dimensions = new ArrayList<>();
        for (String dimension : List.of("model", "project", "user", "key", "batch", "tier")) {
            if (row.getBoolean("by_" + dimension)) {
                dimensions.add(dimension.equals("key") ? "API key" : dimension.equals("tier") ? "service tier" : dimension);
            }
        }
        return dimensions.isEmpty() ? "nothing" : String.join(", ", dimensions);
    }
}
