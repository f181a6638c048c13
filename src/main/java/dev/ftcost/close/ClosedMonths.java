package dev.ftcost.close;

import dev.ftcost.completeness.Period;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The closed months of an output folder. */
public final class ClosedMonths {
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

    private final Map<String, State> months = new TreeMap<>();

    private ClosedMonths() {}

    /**
     * A closed month and whether it is still what was closed.
     *
     * @param month null when its {@code closed.json} cannot be read: nobody knows what it was, and nobody may replace it
     * @param changes what happened to its files since, in half sentences; empty when they are the same bytes
     */
    record State(ClosedMonth month, List<String> changes) {
        boolean isChanged() {
            return month == null || !changes.isEmpty();
        }
    }

    public static ClosedMonths in(Path folder) {
        ClosedMonths closed = new ClosedMonths();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> children = Files.list(folder)) {
                children.filter(child -> MONTH.matcher(child.getFileName().toString()).matches() && isClosed(child))
                        .forEach(child -> closed.months.put(child.getFileName().toString(), state(child)));
            } catch (IOException e) {
                throw new UncheckedIOException("the reports in '" + folder + "' cannot be listed: " + IoReason.of(e) + ".", e);
            }
        }
        return closed;
    }

    /** Whether a month's folder may not be replaced. */
    static boolean isClosed(Path folder) {
        return Files.exists(folder.resolve(ClosedMonth.FILE));
    }

    private static State state(Path folder) {
        ClosedMonth month = ClosedMonth.read(folder, folder.getFileName().toString());
        return new State(month, month == null ? List.of("closed.json cannot be read") : month.changes(folder));
    }

    public boolean contains(String month) {
        return months.containsKey(month);
    }

    /** Whether a month is closed and its files are not those any more that were closed. */
    public boolean isChanged(String month) {
        return months.containsKey(month) && months.get(month).isChanged();
    }

    /** Compares a closed month with a new run; null when what it was is not known any more. */
    public MonthAdjustments adjustments(Path folder, String month, Sheet byDay, Period period, BigDecimal billed) {
        State state = months.get(month);
        boolean isKnown = state.month != null
                && state.changes.stream().noneMatch(change -> change.startsWith(MonthAdjustments.CLOSED_TABLE));
        return isKnown ? MonthAdjustments.of(folder.resolve(month), state.month, byDay, period, billed) : null;
    }

    /** A sentence for each month whose files were changed after it was closed. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        months.forEach((name, state) -> {
            if (state.isChanged()) {
                warnings.add(warning(name, state.changes));
            }
        });
        return warnings;
    }

    static String warning(String month, List<String> changes) {
        return month + " is closed, and its files were changed afterwards: " + String.join(", ", changes)
                + ". Restore them from a backup, or reopen the month with ftcost close " + month + " --reopen";
    }
}
