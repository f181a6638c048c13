package dev.ftcost.summary;

import dev.ftcost.summary.Finding.Kind;
import java.time.LocalDate;
import java.util.List;

/**
 * A command that failed before the summary, as the script that ran both says.
 *
 * @param name of the command
 * @param messages what it wrote to stderr
 */
public record FailedStep(String name, String messages) {
    private static final String ERROR = "error: ";

    /** Its first error; else, as of a program that does not start, its first line. */
    private String reason() {
        List<String> lines = messages.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        List<String> errors = lines.stream().filter(line -> line.startsWith(ERROR)).map(line -> line.substring(ERROR.length())).toList();
        String first = !errors.isEmpty() ? errors.get(0) : lines.isEmpty() ? "it ended without a message" : lines.get(0);
        return first.replaceFirst("\\.$", "")
                + (errors.size() > 1 ? " (and " + (errors.size() == 2 ? "another error" : errors.size() - 1 + " more errors") + ")" : "");
    }

    /** Whether it failed for the reason that this sentence gives. */
    public boolean isFor(String sentence) {
        return messages.contains(sentence);
    }

    /**
     * @param newest the newest day of usage; null when there is none
     * @param pulled the day of the last complete pull; null when there was none
     */
    public Finding finding(LocalDate newest, LocalDate pulled) {
        String age = !name.equals("pull") ? ""
                : ". The report uses what is there: " + (newest == null ? "no usage" : "the newest usage is from " + newest)
                        + "; " + (pulled == null ? "there was no complete pull before" : "the last complete pull was on " + pulled);
        return Finding.of(Kind.FAILED, null, null, "the " + name + " failed: " + reason() + age);
    }
}
