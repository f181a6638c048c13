package dev.ftcost.report.write;

import dev.ftcost.cache.MadeFile;
import dev.ftcost.cache.MadeFolders;
import dev.ftcost.cache.ValueDigest;
import dev.ftcost.focus.FocusMetadata;
import dev.ftcost.focus.FocusSettings;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.migrate.StoppingModels;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.MonthRows;
import dev.ftcost.report.Run;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The months whose documents stand as this run would make them. All that a document shows is a part of the month's digest: the values of the
 * month and of what it is compared with, the numbers of the rows that its tables are made from, the run's settings, and what stands next to
 * it. Its total, its changes and its warnings are computed in any case; what is left out is drawing them, and the long tables.
 */
final class StandingMonths {
    /** Below so many bytes of exports, a month is made as soon as it is compared. */
    private static final long WORTH_IT = 1 << 20;

    private final MadeFolders folders;
    private final FocusSettings rows;
    private final Map<String, String> digests = new TreeMap<>();
    private MonthRows counted;

    private StandingMonths(MadeFolders folders, FocusSettings rows) {
        this.folders = folders;
        this.rows = rows;
    }

    /**
     * @param folder that the months are written to, and that nobody else writes to meanwhile
     * @param rows how the rows of FOCUS are written
     */
    static StandingMonths in(Path folder, Ledger ledger, FocusSettings rows) {
        boolean isWorthIt = ledger.files().stream().mapToLong(file -> file.file().size()).sum() >= WORTH_IT;
        return new StandingMonths(isWorthIt ? MadeFolders.in(ledger.cached().cache(), folder) : MadeFolders.none(), rows);
    }

    /** Whether one of the months may be left as it is; where none may, all are made at once. */
    boolean areAnyNoted(Collection<String> months) {
        return !folders.isVerifying() && months.stream().anyMatch(folders::isNoted);
    }

    /** Counts the rows of the run's months, which can begin before there is anything else to compare. */
    void count(Ledger ledger, List<String> months) {
        if (folders.isUsed() && !months.isEmpty()) {
            counted = MonthRows.of(ledger, months);
        }
    }

    /** Computes the digests of the run's months, whose rows are counted. */
    void digest(Run run) {
        if (!folders.isUsed() || run.months().isEmpty()) {
            return;
        }
        run.months().forEach(month -> digests.put(month.month(), digest(run, month)));
    }

    private String digest(Run run, MonthReport report) {
        YearMonth month = YearMonth.parse(report.month());
        List<Object> files = new ArrayList<>();
        run.files(report.month()).forEach(file -> {
            files.add(file.name());
            files.add(file.file().size());
            files.add(file.crc32());
            files.add(file.file().format() == null ? null : file.file().format().title());
            files.add(file.file().remark());
            files.add(file.duplicateOf());
            files.add(file.balance());
        });
        List<Object> cards = new ArrayList<>(List.of(run.ledger().cards().name()));
        run.ledger().cards().cards().forEach(card -> cards.addAll(List.of(card.name(), card.sha256())));
        Set<String> beside = new TreeSet<>(run.months().stream().map(MonthReport::month).toList());
        beside.retainAll(List.of(month.minusMonths(1).toString(), month.plusMonths(1).toString()));
        StoppingModels stopping = run.stopping(report.month());
        return ValueDigest.of(report.withoutTables(), run.version(), files, cards, run.warnings(month), run.budgets() == null,
                run.budgets(report.month()), stopping.explanation(), stopping.rows(), run.arguments(),
                run.input().period(month.minusMonths(1)),
                beside, rows.version(), rows.billingAccount(), FocusMetadata.newest(run.ledger(), month).toString(),
                counted.in(report.month()));
    }

    /** The months that need not be made. */
    Set<String> left() {
        Set<String> left = new TreeSet<>();
        digests.forEach((month, digest) -> {
            if (digest != null && !folders.isVerifying() && folders.stands(month, digest)) {
                left.add(month);
            }
        });
        return left;
    }

    /**
     * Notes the months that were made, for the next run.
     *
     * @param files what was written, by month and name
     * @return the months of which something else had been noted, where that was to be verified
     */
    List<String> note(Map<String, Map<String, MadeFile>> files) {
        List<String> wrong = new ArrayList<>();
        new TreeMap<>(files).forEach((month, made) -> {
            String digest = digests.get(month);
            if (digest != null && folders.isVerifying() && folders.isWrong(month, digest, made)) {
                wrong.add(month);
            }
            folders.put(month, digest, made);
        });
        if (!files.isEmpty()) {
            folders.store();
        }
        return wrong;
    }
}
