package dev.ftcost.check;

import dev.ftcost.check.CheckResult.Overlap;
import dev.ftcost.check.CheckResult.SetAside;
import dev.ftcost.completeness.DayGap;
import dev.ftcost.ledger.LoadedFile;
import dev.ftcost.ledger.load.Reject;
import dev.ftcost.report.Notes;
import dev.ftcost.report.UnpricedNotes;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.TextSheet;
import dev.ftcost.source.format.Format.Facts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The result of {@code check} for a terminal: the files, findings, notes, and the balance. */
public final class CheckText {
    private static final int SHOWN_REJECTS = 20;

    private CheckText() {}

    /** @param width of the terminal in characters */
    public static String write(CheckResult coverage, int width) {
        StringBuilder text = new StringBuilder();
        if (coverage.ledger().files().isEmpty()) {
            text.append("No files found.\n");
        } else {
            text.append(TextSheet.write(CheckSheet.of(coverage).withoutTotal(), width));
        }
        List<String> findings = findings(coverage);
        findings.addAll(coverage.input().sentences());
        sentences(text, "warning: ", findings);
        sentences(text, "note: ", notes(coverage));
        return text.append('\n').append(Notes.balance(coverage.ledger().balance())).append('\n').toString();
    }

    /** What makes the exit code 3 and is no warning of the input: usage without a price, and each rejected row. */
    static List<String> findings(CheckResult coverage) {
        List<String> findings = new ArrayList<>(UnpricedNotes.of(coverage.unpriced(), coverage.ledger().cards()));
        List<Reject> rejects = coverage.ledger().rejects();
        // The warning of rejected rows has the first one.
        rejects.stream().skip(rejects.size() == 1 ? 1 : 0).limit(SHOWN_REJECTS).forEach(reject -> findings.add(reject(reject)));
        if (rejects.size() > SHOWN_REJECTS) {
            findings.add(Money.count(coverage.ledger().balance().rejected())
                    + " rows are rejected in total; ftcost report writes them to rejected.csv");
        }
        return findings;
    }

    /** What does not change the exit code. */
    static List<String> notes(CheckResult coverage) {
        List<String> notes = new ArrayList<>();
        for (LoadedFile file : coverage.withoutModels()) {
            notes.add("'" + file.file().name()
                    + "' is not grouped by model and cannot be priced; group the export by model, project, batch and service tier");
        }
        notes.addAll(coverage.stopping().soon());
        coverage.input().gaps().stream().filter(DayGap::covered).forEach(gap -> notes.add(gap(gap)));
        coverage.overlaps().forEach(overlap -> notes.add(overlap(overlap)));
        coverage.setAside().forEach(aside -> notes.add(setAside(aside)));
        if (coverage.provisionalSince() != null) {
            notes.add("buckets that end after " + coverage.provisionalSince()
                    + " are provisional: data less than 48 hours old is not final");
        }
        for (LoadedFile file : coverage.ledger().files()) {
            if (file.file().format() != null && file.file().format().facts() == Facts.NONE) {
                notes.add("'" + file.file().name() + "' (" + file.file().format().title() + ") "
                        + file.file().format().whyNotCounted());
            }
        }
        return notes;
    }

    private static String gap(DayGap gap) {
        String what = gap.kind().equals("usage") ? "usage" : "cost";
        return gap.span() + (gap.rejected() ? ": the " + what + " rows of the export that covers it are rejected"
                : ": no " + what + " (covered by an export)");
    }

    private static String overlap(Overlap overlap) {
        return "'" + overlap.newer() + "' supersedes " + Money.count(overlap.rows())
                + (overlap.rows() == 1 ? " row of '" : " rows of '") + overlap.older()
                + "' (" + days(overlap.first(), overlap.last()) + ")";
    }

    private static String setAside(SetAside aside) {
        return days(aside.first(), aside.last()) + ": " + (aside.source().equals("usage") ? "usage exports" : "request logs")
                + " are ignored on " + Money.count(aside.days()) + (aside.days() == 1 ? " day" : " days") + " (--source)";
    }

    private static String reject(Reject reject) {
        return reject.file() + (reject.line() == 0 ? "" : ":" + reject.line()) + ": "
                + (reject.column().isEmpty() ? "" : reject.column() + " ")
                + (reject.value().isEmpty() ? "" : "'" + reject.value() + "' ") + reject.reason();
    }

    private static String days(LocalDate first, LocalDate last) {
        return first.equals(last) ? first.toString() : first + " to " + last;
    }

    private static void sentences(StringBuilder text, String lead, List<String> sentences) {
        text.append(sentences.isEmpty() ? "" : "\n");
        sentences.forEach(sentence -> text.append(lead).append(DisplayText.visible(sentence)).append(".\n"));
    }
}
