package dev.ftcost.completeness;

import dev.ftcost.completeness.InputWarning.Kind;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.LoadedFile;
import dev.ftcost.ledger.load.MissingPage;
import dev.ftcost.ledger.load.Reject;
import dev.ftcost.rates.Rate;
import dev.ftcost.rates.UsedRate;
import dev.ftcost.sheet.Money;
import dev.ftcost.source.format.Format.Facts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The warnings of files, days and prices, in words. */
final class InputSentences {
    /** A month of a few scattered requests would fill the screen. */
    private static final int MOST_SPANS = 3;
    private static final int MOST_NAMED = 5;

    private InputSentences() {}

    static void files(List<InputWarning> warnings, Ledger ledger) {
        List<LoadedFile> unknown = ledger.unknownFiles();
        if (unknown.size() == ledger.files().size()) {
            warnings.add(InputWarning.of(Kind.NO_EXPORT, (unknown.isEmpty() ? "No file was found" : "None of the files is an export")
                    + ", so there is nothing to compute; name the files or folders that hold the exports"));
        }
        for (LoadedFile file : unknown) {
            warnings.add(InputWarning.of(Kind.UNKNOWN_FILE,
                    "'" + file.file().name() + "' is not a known export: " + file.file().remark()
                            + ". If it is meant to be there, add --ignore"));
        }
        rejected(warnings, Kind.REJECTED_BILL, " of the cost export", ledger, true);
        rejected(warnings, Kind.REJECTED_ROWS, "", ledger, false);
        activities(warnings, ledger);
        ledger.remarks().missingPages().forEach(page -> warnings.add(InputWarning.of(Kind.MISSING_PAGE, missing(page))));
    }

    /** Exports of embeddings and of moderations have the same columns: without a model, only their names tell them apart. */
    private static void activities(List<InputWarning> warnings, Ledger ledger) {
        ledger.database().forEach("completeness/replaced_input", row -> {
            LoadedFile older = ledger.files().get(row.getInt("older"));
            LoadedFile newer = ledger.files().get(row.getInt("newer"));
            if (!older.file().namesActivity() && !newer.file().namesActivity()) {
                warnings.add(InputWarning.of(Kind.UNKNOWN_ACTIVITY, "'" + newer.name() + "' replaces rows of '" + older.name()
                        + "', and nothing says whether they are of embeddings or moderations, which replace nothing of each other; "
                        + "group both exports by model, or name them as OpenAI does (embeddings_usage_…, moderations_usage_…)"));
            }
        });
    }

    private static void rejected(List<InputWarning> warnings, Kind kind, String ofWhat, Ledger ledger, boolean ofBill) {
        List<LoadedFile> files = ledger.files().stream().filter(file -> file.isCostExport() == ofBill).toList();
        long rejected = files.stream().mapToLong(file -> file.balance().rejected()).sum();
        Set<String> names = files.stream().map(LoadedFile::name).collect(Collectors.toSet());
        if (rejected > 0) {
            warnings.add(InputWarning.of(kind,
                    rejected(rejected, ofWhat, ledger.rejects().stream().filter(reject -> names.contains(reject.file())).toList())));
        }
    }

    private static String rejected(long rejected, String ofWhat, List<Reject> rejects) {
        String count = Money.count(rejected) + (rejected == 1 ? " row" : " rows") + ofWhat
                + (rejected == 1 ? " is rejected and not counted" : " are rejected and not counted");
        if (rejects.isEmpty()) {
            return count;
        }
        Reject first = rejects.get(0);
        String place = first.file() + (first.line() == 0 ? "" : ":" + first.line());
        String what = (first.column().isEmpty() ? "" : first.column() + " ") + (first.value().isEmpty() ? "" : "'" + first.value() + "' ")
                + first.reason();
        return count + (rejected == 1 ? ": " : "; the first is ") + place + " (" + what + ")";
    }

    private static String missing(MissingPage page) {
        if (page.count() > 0) {
            List<String> numbers = page.numbers().stream().limit(MOST_NAMED).map(String::valueOf).toList();
            int more = page.numbers().size() - numbers.size();
            return "'" + page.file() + "' is a page of " + Money.count(page.count()) + ", and no file has page "
                    + String.join(", ", numbers)
                    + (more == 0 ? "" : " and " + Money.count(more) + " more") + ": fetch all pages and keep their files";
        }
        String start = "'" + page.file() + "' says that another page follows (has_more), and ";
        String day = page.day() == null ? "" : page.facts() == Facts.JOBS ? " created on or before " + page.day() : " on " + page.day();
        return start + switch (page.facts()) {
            case JOBS -> "no file lists an older job" + day
                    + ": fetch the next page with after= and the id of its last job and keep both files";
            case REQUESTS -> "no file holds the requests that follow the last one, of " + page.day()
                    + ": fetch the next page with after= and its last_id and keep both files";
            case COSTS ->
                "no cost export covers the next bucket" + day + ": fetch the page that next_page names and keep both files";
            default ->
                "no usage export covers the next bucket" + day + ": fetch the next page and keep both files";
        };
    }

    /** Usage that is in no amount because it is not counted in tokens. */
    static void otherUnits(List<InputWarning> warnings, Ledger ledger) {
        if (!ledger.remarks().otherUnits().isEmpty()) {
            warnings.add(InputWarning.of(Kind.OTHER_UNITS, ledger.remarks().otherUnits().entrySet().stream()
                    .map(each -> Money.count(each.getValue()) + " " + each.getKey().label()).collect(Collectors.joining(" and "))
                    + " are not priced by the token and not included in any amount; the cost export has their cost"));
        }
        for (LoadedFile file : ledger.files()) {
            String other = file.file().format() == null ? null : file.file().remark();
            if (other != null) {
                warnings.add(
                        InputWarning.of(Kind.OTHER_UNITS, "'" + file.file().name() + "' " + other + "; it is not included in any amount"));
            }
        }
    }

    /** A sentence for each stretch of days without data; where a month has many, one for all of them that begin in it. */
    static void gaps(List<InputWarning> warnings, List<DayGap> gaps, boolean hasLogs) {
        Map<List<Object>, List<DayGap>> ofMonth = new LinkedHashMap<>();
        gaps.forEach(gap -> ofMonth.computeIfAbsent(List.of(gap.kind(), YearMonth.from(gap.first())), month -> new ArrayList<>()).add(gap));
        ofMonth.values().forEach(some -> {
            if (some.size() > MOST_SPANS) {
                long days = some.stream().mapToLong(DayGap::days).sum();
                warnings.add(gap(some, Money.count(days) + " days of " + YearMonth.from(some.get(0).first()) + ": "
                        + some.stream().limit(MOST_SPANS).map(DayGap::span).collect(Collectors.joining(", ")) + " and "
                        + Money.count(some.size() - MOST_SPANS) + " more " + (some.size() - MOST_SPANS == 1 ? "span" : "spans"), hasLogs));
            } else {
                some.forEach(gap -> warnings.add(gap(List.of(gap), gap.span(), hasLogs)));
            }
        });
    }

    private static InputWarning gap(List<DayGap> gaps, String span, boolean hasLogs) {
        boolean usage = gaps.get(0).kind().equals("usage");
        return new InputWarning(usage ? Kind.DAYS_WITHOUT_USAGE : Kind.DAYS_WITHOUT_COSTS,
                "No " + (usage ? hasLogs ? "usage export or request log" : "usage export" : "cost export") + " covers "
                        + span + "; if there was any " + (usage ? "usage" : "cost") + ", export it too",
                gaps.get(0).first(), gaps.get(gaps.size() - 1).last());
    }

    /** What of the names file says nothing of these exports. */
    static void names(List<InputWarning> warnings, Ledger ledger) {
        ledger.names().warnings().forEach(sentence -> warnings.add(InputWarning.of(Kind.NAMES, sentence)));
        List<String> unknown = ledger.unknownIds();
        if (!unknown.isEmpty()) {
            warnings.add(InputWarning.of(Kind.NAMES, (unknown.size() == 1 ? "1 id of --names is" : Money.count(unknown.size())
                    + " ids of --names are") + " in none of these exports: '"
                    + String.join("', '", unknown.subList(0, Math.min(MOST_NAMED, unknown.size()))) + "'"
                    + (unknown.size() > MOST_NAMED ? " and more" : "") + "; check the spelling, or remove "
                    + (unknown.size() == 1 ? "it" : "them")));
        }
    }

    /** Ids are not in daily usage: nobody can say whether a log has the same requests once more. */
    static void requests(List<InputWarning> warnings, Ledger ledger) {
        Set<Integer> read = new HashSet<>();
        Set<Integer> held = new HashSet<>();
        ledger.files().stream().filter(file -> file.file().format() != null && file.file().format().facts() == Facts.REQUESTS)
                .forEach(file -> (file.file().isInParquet() ? held : read).add(file.id()));
        if (read.isEmpty() || held.isEmpty()) {
            return;
        }
        SortedSet<LocalDate> inLogs = new TreeSet<>();
        SortedSet<LocalDate> days = new TreeSet<>();
        ledger.database().forEach("completeness/request_days",
                row -> (held.contains(row.getInt("file_id")) ? days : inLogs).add(row.getObject("day", LocalDate.class)));
        days.retainAll(inLogs);
        if (!days.isEmpty()) {
            warnings.add(new InputWarning(Kind.IDS_NOT_COMPARED,
                    "Request logs and daily usage in Parquet both have requests from " + days.first()
                            + " to " + days.last()
                            + ", and a request that is in both counts twice: Parquet holds no ids; read all logs of a day in one way",
                    days.first(), days.last()));
        }
    }

    /** What makes the costs of everything that was read less sure. */
    static void prices(List<InputWarning> warnings, Ledger ledger) {
        if (ledger.hasBlankBatch()) {
            warnings.add(InputWarning.of(Kind.BLANK_BATCH,
                    "An export is not grouped by batch: its usage is priced as standard, and batch usage costs less; "
                            + Completeness.BOXES));
        }
        ledger.remarks().withRepeatedPages().forEach(file -> warnings.add(InputWarning.of(Kind.REPEATED_PAGE, "'" + file
                + "' holds the same page or bucket more than once, and its rows count each time; if it was appended twice by mistake, remove one")));
        List<Rate> unused = ledger.unusedRates();
        if (!unused.isEmpty()) {
            warnings.add(InputWarning.of(Kind.UNUSED_RATES, Money.count(unused.size())
                    + (unused.size() == 1 ? " row of your cards prices" : " rows of your cards price") + " nothing in these exports: "
                    + String.join(", ",
                            unused.stream().limit(MOST_NAMED)
                                    .map(rate -> rate.place() + " (" + rate.sku() + ", " + rate.serviceTier() + ")").toList())
                    + (unused.size() > MOST_NAMED ? " and more" : "") + "; ftcost rates check says whether a row can match"));
        }
        oldPrices(warnings, ledger.usedRates().stream().filter(UsedRate::isOld).toList());
        List<String> bounds = ledger.lowerBounds();
        if (!bounds.isEmpty()) {
            warnings.add(InputWarning.of(Kind.LOWER_BOUND,
                    "The cost of " + String.join(", ", bounds.subList(0, Math.min(MOST_NAMED, bounds.size())))
                            + (bounds.size() > MOST_NAMED ? " and " + (bounds.size() - MOST_NAMED) + " more" : "")
                            + " is a lower bound: requests of more than "
                            + "272,000 input tokens cost more, and a usage export does not contain the length of a request; request logs do"));
        }
    }

    static String oldPrices(List<UsedRate> old, String before) {
        List<String> named = old.stream().limit(MOST_NAMED).map(used -> used.rate().sku() + " " + used.rate().serviceTier() + " ("
                + used.rate().place() + ", confirmed " + used.rate().confirmedOn() + ", used on " + used.last() + ")").toList();
        return Money.count(old.size()) + (old.size() == 1 ? " price was" : " prices were") + " last confirmed more than "
                + UsedRate.MOST_DAYS + " days before " + before + ": " + String.join(", ", named)
                + (old.size() > MOST_NAMED ? " and more" : "")
                + "; compare with OpenAI's price list, or update the card with ftcost rates import";
    }

    private static void oldPrices(List<InputWarning> warnings, List<UsedRate> old) {
        if (old.isEmpty()) {
            return;
        }
        warnings.add(new InputWarning(Kind.OLD_PRICES, oldPrices(old, "the usage"),
                old.stream().map(UsedRate::oldFrom).min(Comparator.naturalOrder()).orElseThrow(),
                old.stream().map(UsedRate::last).max(Comparator.naturalOrder()).orElseThrow()));
    }
}
