package dev.ftcost.ledger.load;

import dev.ftcost.database.Database;
import dev.ftcost.requests.RequestStore;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.scan.FileRange;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes files apart, bucket by bucket and user by user, where two exports tell the same and one of them has to be chosen. The
 * rejects are named already; only the rows matter, and only what is contested stays.
 */
final class OverlapRefiner {
    private final Database database;
    private final Map<Integer, List<FileRange>> parts;
    private final UsageTotalAppender groups;
    private final RecordAppender sink;

    /** @param parts of the files that were added up */
    OverlapRefiner(Database database, RequestStore requests, Map<Integer, List<FileRange>> parts) {
        this.database = database;
        this.parts = parts;
        this.groups = new UsageTotalAppender(database, true);
        this.sink = new RecordAppender(database, requests, this::takeExact);
    }

    void refine(List<ExportFile> files) {
        database.execute("load/contested_day");
        if (database.one("load/contested_days", row -> row.getLong(1)) == 0) {
            return;
        }
        database.execute("load/contested_group");
        Map<Integer, Set<LocalDate>> days = new TreeMap<>();
        database.query("load/coarse_contested_day", row -> days.computeIfAbsent(row.getInt("file_id"), id -> new HashSet<>())
                .add(row.getObject("day", LocalDate.class)));
        database.execute("load/forget_contested");
        days.forEach((id, contested) -> refine(files.get(id), id, contested));
        groups.rollUp();
        takeExact();
        sink.close();
    }

    private void refine(ExportFile file, int id, Set<LocalDate> days) {
        List<FileRange> telling = parts.getOrDefault(id, List.of()).stream()
                .filter(part -> days.stream().anyMatch(day -> part.mayTellOf(day.toEpochDay() * ExportLoader.DAYS, ExportLoader.DAYS))).toList();
        sink.begin(id, file);
        groups.begin(id, ExportLoader.BUCKETS, file.activity(), days);
        try {
            if (telling.isEmpty() || !file.addUpAgain(telling, ExportLoader.BUCKETS, groups, sink)) {
                groups.forget();
                takeExact();
                database.update("load/forget_contested_fine", id);
                file.readExactly(sink);
            }
        } catch (IOException e) {
            throw ExportLoader.unreadable(file, e);
        }
        groups.end();
    }

    private void takeExact() {
        sink.flush();
        database.update("load/usage", ExportLoader.BUCKETS, true);
        database.execute("load/empty_exact");
    }
}
