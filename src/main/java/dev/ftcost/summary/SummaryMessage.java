package dev.ftcost.summary;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The message of new findings: one line each, what failed first, then the newest day, then the most dollars.
 *
 * @param findings all of them, in this order
 * @param limit how many are listed; the rest is counted
 * @param rest where all of them are, for the line that counts the rest
 * @param notes lines that follow after a blank one
 */
public record SummaryMessage(List<Finding> findings, int limit, String rest, List<String> notes) {
    /** A name may be as long as somebody likes. */
    private static final int MOST_CHARACTERS = 500;
    private static final int MOST_WARNINGS = 3;

    private static final Comparator<Finding> ORDER = Comparator.comparing((Finding finding) -> finding.kind() != Finding.Kind.FAILED)
            .thenComparing(finding -> !finding.kind().isFinding())
            .thenComparing(finding -> finding.day() == null ? LocalDate.MAX : finding.day(), Comparator.reverseOrder())
            .thenComparing(Finding::kind)
            .thenComparing(finding -> finding.amount() == null ? null : finding.amount().abs(),
                    Comparator.nullsFirst(Comparator.reverseOrder()));

    public SummaryMessage {
        findings = sorted(findings);
        notes = List.copyOf(notes);
    }

    /** What failed first, reminders last; the newest day first, then the most dollars. */
    static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().sorted(ORDER).toList();
    }

    /**
     * The warnings on the input of the findings, though an earlier run may have reported them.
     *
     * @param missing all of it, in sentences
     */
    public static List<String> warnings(List<Finding> findings, List<String> missing) {
        List<String> others = missing.stream()
                .filter(sentence -> findings.stream().noneMatch(finding -> finding.sentence().equals(sentence)))
                .toList();
        List<String> lines = new ArrayList<>(others.stream().limit(MOST_WARNINGS).map(sentence -> "Note: " + sentence + ".").toList());
        if (others.size() > MOST_WARNINGS) {
            lines.add("Note: " + Money.count(others.size() - MOST_WARNINGS) + " more warnings; ftcost check lists them.");
        }
        return lines;
    }

    /** The lines as plain text, names made visible. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        findings.stream().limit(limit).forEach(finding -> lines.add(cut(DisplayText.visible(finding.line()))));
        if (findings.size() > limit) {
            lines.add("… and " + Money.count(findings.size() - limit) + " more: " + DisplayText.visible(rest));
        }
        if (!notes.isEmpty()) {
            lines.add("");
            notes.forEach(note -> lines.add(DisplayText.visible(note)));
        }
        return lines;
    }

    public String text() {
        return String.join("\n", lines()) + "\n";
    }

    /**
     * What a Slack webhook takes, and those of others who took it over. Slack reads {@code &}, {@code <} and {@code >} as markup, and
     * without markup of its own it would draw names with {@code *} and {@code _} in bold and italics.
     */
    public ObjectNode slack() {
        ObjectNode body = JsonSheet.object();
        body.put("text", String.join("\n", lines()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        body.put("mrkdwn", false);
        body.put("unfurl_links", false);
        body.put("unfurl_media", false);
        return body;
    }

    private static String cut(String line) {
        int length = line.codePointCount(0, line.length());
        return length <= MOST_CHARACTERS ? line : line.substring(0, line.offsetByCodePoints(0, MOST_CHARACTERS - 1)) + "…";
    }
}
