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

/** Takes large files apart, bucket by bucket and user by user, where two exports tell the same and one of them has to be chosen. */
final class Refinement {
    private final Database database;
    private final Map<Integer, List<ScannedPart>> parts;

    /** @param parts of the files that were added up */
    Refinement(Database database, Map<Integer, List<ScannedPart>> parts) {
        this.database = database;
        this.parts = parts;
    }

    /** Reads large files again, bucket by bucket, where another file tells the same. */
    void refine(List<ExportFile> files) {
        database.execute("load/contested_day");
        if (database.one("load/contested_days", row -> row.getLong(1)) == 0) {
            return;
        }
        database.execute("load/contested_group");
        Map<Integer, Set<LocalDate>> days = new TreeMap<>();
        database.query("load/coarse_contested_day", row -> days.computeIfAbsent(row.getInt("file_id"), id -> new HashSet<>())
                .add(row.getObject("day", LocalDate.class)));
        days.forEach((id, contested) -> {
            database.update("load/forget_contested", id);
            refine(files.get(id), id, contested);
        });
    }

    /** The rejects are named already; this time only the rows matter, and only what is contested stays. */
    private void refine(ExportFile file, int id, Set<LocalDate> days) {
        try (TableSink again = new TableSink(database, () -> { })) {
            again.begin(id, file.name());
            GroupAppender groups = new GroupAppender(database, id, Loader.BUCKETS, days);
            List<ScannedPart> telling = parts.getOrDefault(id, List.of()).stream()
                    .filter(part -> days.stream().anyMatch(day -> part.mayTellOf(day.toEpochDay() * Loader.DAYS, Loader.DAYS))).toList();
            if (!telling.isEmpty() && file.addUpAgain(telling, Loader.BUCKETS, groups, again)) {
                groups.rollUp();
            } else {
                groups.forget();
                again.flush();
                database.update("load/forget_exact_usage", id);
                database.update("load/forget_contested_fine", id);
                file.readExactly(again);
            }
        } catch (IOException e) {
            throw Loader.unreadable(file, e);
        }
        database.execute("load/usage_contested");
        database.execute("load/empty_exact");
    }
}
