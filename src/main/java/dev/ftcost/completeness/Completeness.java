package dev.ftcost.completeness;

import dev.ftcost.completeness.InputWarning.Kind;
import dev.ftcost.ledger.CoveredDay;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.rates.UsedRate;
import dev.ftcost.sheet.Money;
import dev.ftcost.source.format.Format.Facts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What is missing from the input, and how much of each month is there.
 *
 * @param warnings what makes the exit code 3 first
 * @param periods the months with usage or training, from the first to the last
 * @param gaps the days without data, those that an export covers too
 */
public record Completeness(List<InputWarning> warnings, SortedMap<YearMonth, Period> periods, List<DayGap> gaps) {
    /** What a person does to have models and batch usage distinguished. */
    public static final String BOXES = "tick model, project, batch and service tier in the export dialog";
    /** A folder of other things would fill the screen. */
    private static final int MOST_OF_A_KIND = 20;

    public Completeness {
        warnings = List.copyOf(warnings);
    }

    /** @param maxAge null when the age of the data is not judged */
    public static Completeness of(Ledger ledger, MaxAge maxAge) {
        SortedMap<YearMonth, Period> periods = periods(ledger);
        List<InputWarning> warnings = new ArrayList<>();
        InputSentences.files(warnings, ledger);
        if (maxAge != null && ledger.newestDay() != null && maxAge.warning(ledger.newestDay()) != null) {
            warnings.add(InputWarning.of(Kind.STALE_DATA, maxAge.warning(ledger.newestDay())));
        }
        periods.values().stream().filter(period -> !period.complete()).forEach(period -> warnings.add(new InputWarning(Kind.PARTIAL_MONTH,
                period.warning(), period.month().atDay(1), period.month().atEndOfMonth())));
        List<DayGap> gaps = DayGap.of(ledger);
        boolean hasLogs = ledger.files().stream()
                .anyMatch(file -> file.file().format() != null && file.file().format().facts() == Facts.REQUESTS);
        InputSentences.gaps(warnings, gaps.stream().filter(gap -> !gap.covered()).toList(), hasLogs);
        InputSentences.otherUnits(warnings, ledger);
        InputSentences.requests(warnings, ledger);
        InputSentences.prices(warnings, ledger);
        InputSentences.names(warnings, ledger);
        return new Completeness(limited(warnings), periods, gaps);
    }

    /**
     * That prices were not confirmed for long, for commands that use prices of another day than the usage.
     *
     * @param before the day or days for which they are used, in words
     */
    public static String oldPrices(List<UsedRate> old, String before) {
        return InputSentences.oldPrices(old, before);
    }

    /** Whether something is missing that makes the exit code 3. */
    public boolean hasFindings() {
        return warnings.stream().anyMatch(warning -> warning.kind().isFinding());
    }

    /** Whether none of the input is an export, so that there is nothing to compute. */
    public boolean isEmpty() {
        return warnings.stream().anyMatch(warning -> warning.kind() == Kind.NO_EXPORT);
    }

    /** The same without what does not concern a question. */
    public Completeness without(Kind kind, Kind... more) {
        Set<Kind> left = EnumSet.of(kind, more);
        return filtered(warning -> !left.contains(warning.kind()));
    }

    /** The same of some months; none means all. */
    public Completeness in(Collection<String> months) {
        return months.isEmpty() ? this : filtered(warning -> months.stream().anyMatch(month -> warning.concerns(YearMonth.parse(month))));
    }

    /** The same with what concerns a question most alone. */
    public Completeness only(Kind kind) {
        return filtered(warning -> warning.kind() == kind);
    }

    private Completeness filtered(Predicate<InputWarning> wanted) {
        return new Completeness(warnings.stream().filter(wanted).toList(), periods, gaps);
    }

    public List<String> sentences() {
        return warnings.stream().map(InputWarning::sentence).toList();
    }

    /** How much of a month is covered. */
    public Period period(YearMonth month) {
        return periods.getOrDefault(month, Period.without(month));
    }

    private static SortedMap<YearMonth, Period> periods(Ledger ledger) {
        SortedMap<YearMonth, Period> periods = new TreeMap<>();
        ledger.months().forEach(month -> periods.put(YearMonth.parse(month), Period.without(YearMonth.parse(month))));
        TreeSet<LocalDate> all = new TreeSet<>();
        TreeSet<LocalDate> startingLate = new TreeSet<>();
        TreeSet<LocalDate> endingEarly = new TreeSet<>();
        TreeSet<LocalDate> unreadable = new TreeSet<>();
        ledger.coveredDays().stream().filter(CoveredDay::isNamed).forEach(covered -> {
            all.add(covered.day());
            if (covered.endsEarly()) {
                endingEarly.add(covered.day());
            }
            if (covered.startsLate()) {
                startingLate.add(covered.day());
            }
            if (!covered.isReadable()) {
                unreadable.add(covered.day());
            }
        });
        TreeSet<LocalDate> gaps = all.isEmpty() ? new TreeSet<>() : new TreeSet<>(all.first().datesUntil(all.last()).toList());
        gaps.removeAll(all);
        // Hours without usage may be left out of a day; only where the exports end is the rest of the day known to be missing.
        boolean endsEarly = !all.isEmpty() && endingEarly.contains(all.last());
        periods.replaceAll((month, none) -> {
            SortedSet<LocalDate> days = within(month, all);
            return new Period(month, days, within(month, unreadable), within(month, gaps), !within(month, startingLate).isEmpty(),
                    endsEarly && !days.isEmpty() && days.last().equals(all.last()));
        });
        return periods;
    }

    private static SortedSet<LocalDate> within(YearMonth month, SortedSet<LocalDate> days) {
        return days.subSet(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    private static List<InputWarning> limited(List<InputWarning> warnings) {
        List<InputWarning> limited = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<InputWarning> same = warnings.stream().filter(warning -> warning.kind() == kind).toList();
            limited.addAll(same.subList(0, Math.min(same.size(), MOST_OF_A_KIND)));
            if (same.size() > MOST_OF_A_KIND) {
                String more = Money.count(same.size() - MOST_OF_A_KIND);
                limited.add(InputWarning.of(kind, more + " more " + kind.label() + " are not listed here"));
            }
        }
        return limited;
    }
}
