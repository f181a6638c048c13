package dev.ftcost.report;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.LoadedFile;
import dev.ftcost.ledger.load.MissingPage;
import dev.ftcost.ledger.load.RowBalance;
import dev.ftcost.rates.Rate;
import dev.ftcost.sheet.Money;
import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.usage.Meter;
import java.util.ArrayList;
import java.util.List;

/** The sentences that stand beside the numbers, the same in every document. */
public final class Notes {
    static final String BOXES = "tick model, project, batch and service tier in the export dialog";

    private static final int MOST_NAMED = 5;

    private Notes() {}

    /** {@code rows read 1,234 = loaded 1,200 + empty 4 + …}. */
    public static String balance(RowBalance balance) {
        return "rows read " + Money.count(balance.read()) + " = loaded " + Money.count(balance.loaded()) + " + empty " + Money.count(balance.empty())
                + " + duplicate " + Money.count(balance.duplicate()) + " + superseded " + Money.count(balance.superseded())
                + " + rejected " + Money.count(balance.rejected());
    }

    /** What is worth knowing of the inputs and is no cause to look. */
    public static List<String> warnings(Ledger ledger) {
        List<String> warnings = new ArrayList<>();
        if (ledger.hasBlankBatch()) {
            warnings.add("an export is not grouped by batch: its usage is priced as standard, and batch usage costs less; " + BOXES);
        }
        ledger.withRepeatedPages().forEach(file -> warnings.add("'" + file
                + "' holds the same page more than once, and its rows count each time; if it was appended twice by mistake, remove one"));
        List<Rate> unused = ledger.unusedRates();
        if (!unused.isEmpty()) {
            warnings.add(Money.count(unused.size()) + (unused.size() == 1 ? " row of your cards prices" : " rows of your cards price") + " nothing of these exports: "
                    + String.join(", ", unused.stream().limit(MOST_NAMED).map(rate -> rate.place() + " (" + rate.sku() + ", " + rate.serviceTier() + ")").toList())
                    + (unused.size() > MOST_NAMED ? " and more" : "") + "; ftcost rates check says whether a row can match");
        }
        List<String> lowerBounds = ledger.lowerBounds();
        if (!lowerBounds.isEmpty()) {
            warnings.add("the cost of " + String.join(", ", lowerBounds.subList(0, Math.min(MOST_NAMED, lowerBounds.size())))
                    + (lowerBounds.size() > MOST_NAMED ? " and " + (lowerBounds.size() - MOST_NAMED) + " more" : "") + " is a lower bound: requests of more than "
                    + "272,000 input tokens cost more, and a usage export does not say how long a request was; request logs do");
        }
        return warnings;
    }

    /** What a command says of rejected rows that lists none of them itself. */
    public static final String REPORT_LISTS_REJECTS = "; ftcost report lists them in rejected.csv";

    /** What calls for a look at the inputs, of a report, which has the rejected rows beside it. */
    public static List<String> faults(Ledger ledger) {
        return faults(ledger, null);
    }

    /** What calls for a look at the inputs: unknown files, rejected rows and missing pages. */
    public static List<String> faults(Ledger ledger, String whereRejects) {
        List<String> faults = new ArrayList<>();
        for (LoadedFile file : ledger.unknownFiles()) {
            faults.add("'" + file.file().name() + "' is no export that is known: " + file.file().head().description() + ". If it is meant to be there, add --ignore");
        }
        for (LoadedFile file : ledger.files()) {
            if (file.balance().rejected() > 0) {
                boolean isOne = file.balance().rejected() == 1;
                faults.add("'" + file.file().name() + "': " + Money.count(file.balance().rejected()) + (isOne ? " row is rejected" : " rows are rejected")
                        + (whereRejects != null ? whereRejects : isOne ? "; rejected.csv names it" : "; rejected.csv names them"));
            }
        }
        ledger.missingPages().forEach(page -> faults.add(missing(page)));
        return faults;
    }

    /** A page without the one that it says follows. */
    public static String missing(MissingPage page) {
        String start = "'" + page.file() + "' says that another page follows (has_more), and ";
        String day = page.day() == null ? "" : page.facts() == Facts.JOBS ? " created on or before " + page.day() : " on " + page.day();
        return start + switch (page.facts()) {
            case JOBS -> "no file lists an older job" + day + ": fetch the next page with after= and the id of its last job, and keep it beside this one";
            case COSTS -> "no cost export covers the next bucket" + day + ": fetch the page that next_page names, and keep it beside this one";
            default -> "no usage export covers the next bucket" + day + ": fetch the page that next_page names, and keep it beside this one";
        };
    }
}
