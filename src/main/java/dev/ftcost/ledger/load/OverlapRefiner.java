package dev.ftcost.ledger.load;

import dev.ftcost.database.Database;
import dev.ftcost.requests.RequestStore;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.scan.FileRange;
import dev.ftcost.source.scan.Grid;
import dev.ftcost.source.scan.Scan;
import dev.ftcost.source.scan.ScanSink;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes files apart, bucket by bucket and user by user, where two exports cover the same and one of them has to be chosen. The
 * rejects are named already; only the rows matter, and only what is contested stays.
 */
final class OverlapRefiner {
    private final Database database;
    private final Map<Integer, List<FileRange>> ranges;
    private final UsageTotalAppender totals;
    private final RecordAppender sink;

    /** @param ranges of the files that were added up */
    OverlapRefiner(Database database, RequestStore requests, Map<Integer, List<FileRange>> ranges) {
        this.database = database;
        this.ranges = ranges;
        this.totals = new UsageTotalAppender(database, true);
        this.sink = new RecordAppender(database, requests, totals, this::takeExact);
    }

    void refine(List<ExportFile> files) {
        database.execute("load/contested_day");
        if (database.one("load/contested_days", row -> row.getLong(1)) == 0) {
            return;
        }
        database.execute("load/contested_group");
        Map<Integer, Set<LocalDate>> days = new TreeMap<>();
        database.forEach("load/coarse_contested_day", row -> days.computeIfAbsent(row.getInt("file_id"), id -> new HashSet<>())
                .add(row.getObject("day", LocalDate.class)));
        database.execute("load/forget_contested");
        days.forEach((id, contested) -> refine(files.get(id), id, contested));
        totals.rollUp();
        takeExact();
        sink.close();
    }

    private void refine(ExportFile file, int id, Set<LocalDate> days) {
        List<FileRange> concerned = ranges.getOrDefault(id, List.of()).stream().filter(range -> days.stream().anyMatch(range::mayHold))
                .toList();
        ScanSink rows = sink.begin(id, file, Grid.BUCKET, days);
        try {
            if (concerned.isEmpty() || !file.scan().orElse(Scan.none()).readAgain(concerned, Grid.BUCKET, rows)) {
                totals.forget();
                takeExact();
                database.update("load/forget_contested_fine", id);
                file.read(rows, read -> {});
            }
        } catch (IOException e) {
            throw file.unreadable(e);
        }
        totals.end();
    }

    private void takeExact() {
        sink.flush();
        database.update("load/usage", Grid.BUCKET.seconds(), true);
        database.execute("load/empty_exact");
    }
}
