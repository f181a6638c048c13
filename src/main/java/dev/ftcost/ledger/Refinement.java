package dev.ftcost.ledger;

import dev.ftcost.source.ExportFile;
import dev.ftcost.source.ScannedPart;
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
final class Refinement {
    private final Database database;
    private final Map<Integer, List<ScannedPart>> parts;
    private final GroupAppender groups;
    private final TableSink sink;

    /** @param parts of the files that were added up */
    Refinement(Database database, Requests requests, Map<Integer, List<ScannedPart>> parts) {
        this.database = database;
        this.parts = parts;
        this.groups = new GroupAppender(database, true);
        this.sink = new TableSink(database, requests, this::takeExact);
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
        List<ScannedPart> telling = parts.getOrDefault(id, List.of()).stream()
                .filter(part -> days.stream().anyMatch(day -> part.mayTellOf(day.toEpochDay() * Loader.DAYS, Loader.DAYS))).toList();
        sink.begin(id, file);
        groups.begin(id, Loader.BUCKETS, days);
        try {
            if (telling.isEmpty() || !file.addUpAgain(telling, Loader.BUCKETS, groups, sink)) {
                groups.forget();
                takeExact();
                database.update("load/forget_contested_fine", id);
                file.readExactly(sink);
            }
        } catch (IOException e) {
            throw Loader.unreadable(file, e);
        }
        groups.end();
    }

    private void takeExact() {
        sink.flush();
        database.execute("load/usage_contested");
        database.execute("load/empty_exact");
    }
}
