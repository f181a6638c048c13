package dev.ftcost.ledger.load;

import dev.ftcost.database.Database;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.scan.Grid;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Asks of every page that says that another one follows whether that is there. Usage and costs go on where the last bucket of the page ends: some export
 * of the same kind has a bucket there, with data or empty. Jobs go on with older ones: some file lists a job that was created before. Requests go on in
 * the order of their page.
 */
final class MissingPages {
    private MissingPages() {}

    static List<MissingPage> of(Database database, Map<Integer, FileCounts> tallies, List<ExportFile> files) {
        Set<MissingPage> missing = new LinkedHashSet<>();
        tallies.forEach((id, tally) -> tally.pages().stream()
                .filter(page -> !page.isRepetition() && page.count() == 0 && !isNextThere(database, page))
                .forEach(page -> missing.add(
                        new MissingPage(files.get(id).name(), page.facts(),
                                page.at() < 0 ? null : LocalDate.ofEpochDay(page.at() / Grid.DAY.seconds()), List.of(), 0))));
        missing.addAll(ofNumbered(tallies, files));
        return List.copyOf(missing);
    }

    /** Of lists with equally many pages, each has all of them: a number that fewer pages have than another one is missing. */
    private static List<MissingPage> ofNumbered(Map<Integer, FileCounts> tallies, List<ExportFile> files) {
        Map<List<Object>, Map<Integer, Integer>> times = new LinkedHashMap<>();
        Map<List<Object>, String> firstFiles = new HashMap<>();
        tallies.forEach((id, tally) -> tally.pages().stream().filter(page -> page.count() > 0).forEach(page -> {
            List<Object> list = List.of(page.facts(), page.count());
            times.computeIfAbsent(list, unknown -> new TreeMap<>()).merge(page.number(), 1, Integer::sum);
            firstFiles.putIfAbsent(list, files.get(id).name());
        }));
        List<MissingPage> missing = new ArrayList<>();
        times.forEach((list, pages) -> {
            int most = Collections.max(pages.values());
            int count = (Integer) list.get(1);
            List<Integer> numbers = IntStream.rangeClosed(1, count).filter(number -> pages.getOrDefault(number, 0) < most).boxed().toList();
            if (!numbers.isEmpty()) {
                missing.add(new MissingPage(firstFiles.get(list), (Facts) list.get(0), null, numbers, count));
            }
        });
        return missing;
    }

    /** Names of the files in which the same page stands more than once, and its rows count each time. */
    static List<String> repeated(Map<Integer, FileCounts> tallies, List<ExportFile> files) {
        return tallies.entrySet().stream().filter(each -> each.getValue().pages().stream().anyMatch(PageEnd::isRepetition))
                .map(each -> files.get(each.getKey()).name()).toList();
    }

    private static boolean isNextThere(Database database, PageEnd page) {
        return switch (page.facts()) {
            case REQUESTS ->
                database.one(page.isDescending() ? "load/requests_before" : "load/requests_after", row -> row.getBoolean(1), page.at());
            case JOBS -> database.one("load/jobs_before", row -> row.getBoolean(1), page.at());
            case COSTS -> database.one("load/costs_at", row -> row.getBoolean(1), page.at());
            default -> database.one("load/usage_at", row -> row.getBoolean(1), page.of(), page.at());
        };
    }
}
