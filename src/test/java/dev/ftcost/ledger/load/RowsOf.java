package dev.ftcost.ledger.load;

import dev.ftcost.cache.Cache;
import dev.ftcost.database.Database;
import dev.ftcost.ledger.ExportSpans;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.scan.Scan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rows of a file as they lie in the tables, read in one of the two ways.
 *
 * @param scanned whether plain rows were taken from the bytes; false when the exact reader took every row
 */
public record RowsOf(String file, boolean scanned, List<String> rows, List<String> rejects) {
    public static final SizeThresholds SCAN = new SizeThresholds(0, Long.MAX_VALUE, 0);
    public static final SizeThresholds EXACT = new SizeThresholds(Long.MAX_VALUE, Long.MAX_VALUE, 0);

    /** Every file by itself, though in one database: starting one takes longer than reading a small file. */
    static List<RowsOf> read(List<Path> paths, SizeThresholds sizes) throws IOException {
        return read(paths, sizes, Cache.none());
    }

    static List<RowsOf> read(List<Path> paths, SizeThresholds sizes, Cache cache) throws IOException {
        return read(paths, sizes, cache, ExportFile::scan);
    }

    static List<RowsOf> read(List<Path> paths, SizeThresholds sizes, Cache cache, Function<ExportFile, Optional<Scan>> scans)
            throws IOException {
        List<ExportFile> files = new ArrayList<>();
        for (Path path : paths) {
            files.add(ExportFile.of(path, path.getFileName().toString()));
        }
        try (Database database = Database.open()) {
            ExportLoader loader = new ExportLoader(database, new ReadProgress(), cache, sizes, ParquetExports.of(database, files), scans);
            loader.load();
            ExportSpans.of(database, files, loader::checksum, Map.of());
            loader.countRequests();
            List<RowsOf> all = new ArrayList<>();
            for (int id = 0; id < files.size(); id++) {
                String name = files.get(id).name();
                all.add(new RowsOf(name, loader.isScanned(id), new ArrayList<>(),
                        loader.rejects().stream().filter(reject -> reject.file().equals(name)).map(Reject::toString).toList()));
            }
            for (String rows : List.of("test/rows", "test/other_rows")) {
                database.query(rows, row -> all.get(row.getInt("file_id")).rows().add(row.getString("line")));
            }
            return all;
        }
    }
}
