package dev.ftcost.report;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.LoadedFile;
import dev.ftcost.ledger.load.RowBalance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which files each month's report is made from: those that hold something of the month, be it an empty bucket or a row that another file
 * supersedes; and those that concern every month, because they hold no day at all (a list of names, an unknown file), a job whose model has
 * other prices from then on, or rows that are rejected, whose day nobody may know. A copy belongs to the months of the file that it is a copy of.
 */
public final class MonthInputs {
    private final List<LoadedFile> files;
    private final Map<String, Set<Integer>> byMonth = new HashMap<>();
    private final Set<Integer> ofEveryMonth = new HashSet<>();
    private final Map<String, Integer> ids = new HashMap<>();

    private MonthInputs(Ledger ledger) {
        this.files = ledger.files();
        files.forEach(file -> ids.put(file.name(), file.id()));
        Set<Integer> dated = new HashSet<>();
        ledger.database().forEach("report/file_months", row -> {
            String month = row.getString("month");
            dated.add(row.getInt("file_id"));
            (month == null ? ofEveryMonth : byMonth.computeIfAbsent(month, each -> new HashSet<>())).add(row.getInt("file_id"));
        });
        files.stream().filter(file -> file.duplicateOf() == null && (!dated.contains(file.id()) || file.balance().rejected() > 0))
                .forEach(file -> ofEveryMonth.add(file.id()));
    }

    public static MonthInputs of(Ledger ledger) {
        return new MonthInputs(ledger);
    }

    /** The files of a month, in the order of their names. */
    public List<LoadedFile> in(String month) {
        Set<Integer> own = byMonth.getOrDefault(month, Set.of());
        return files.stream().filter(file -> {
            Integer counted = file.duplicateOf() == null ? Integer.valueOf(file.id()) : ids.get(file.duplicateOf());
            return own.contains(counted) || ofEveryMonth.contains(counted);
        }).toList();
    }

    /** What became of the rows of a month's files. A file of several months counts whole in each of them. */
    public RowBalance balance(String month) {
        return in(month).stream().map(LoadedFile::balance).reduce(RowBalance.NOTHING, RowBalance::plus);
    }
}
