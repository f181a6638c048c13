package dev.ftcost.anomalies;

import dev.ftcost.anomalies.statistics.AnomalyDetector;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.TextSheet;
import java.time.LocalDate;
import java.util.List;

/** The answer of {@code anomalies} for people, on a terminal. */
public final class AnomalyText {

    private AnomalyText() {}

    /** @param width of the terminal in characters */
    public static String write(Anomalies anomalies, AnomalyQuery question, int width) {
        StringBuilder text = new StringBuilder();
        if (anomalies.first() == null) {
            return "No complete days to analyze in these exports.\n";
        }
        if (question.since() != null && question.since().isAfter(anomalies.last())) {
            return "No days to analyze: the last complete day is " + anomalies.last() + ", before " + question.since() + ".\n";
        }
        if (question.until() != null && question.until().isBefore(anomalies.first())) {
            return "No days to analyze: the first day with usage is " + anomalies.first() + ", after " + question.until() + ".\n";
        }
        if (!anomalies.found().isEmpty()) {
            text.append(TextSheet.write(AnomalySheet.forPeople(anomalies.found()), width));
            text.append("\nPeriod ").append(span(anomalies, question)).append(", minimum impact $")
                    .append(question.minImpact().toPlainString()).append('\n');
        } else if (isAnyJudged(anomalies, question)) {
            text.append("No anomalies in ").append(count(anomalies.series(), "model")).append(' ').append(span(anomalies, question))
                    .append(".\n");
        } else {
            text.append("No days analyzed: no model has ").append(AnomalyDetector.LEARNING_DAYS).append(" days of history before ")
                    .append(last(anomalies, question)).append(".\n");
        }
        insufficient(text, anomalies.learning());
        anomalies.warnings().forEach(warning -> text.append("warning: ").append(warning).append('\n'));
        return text.toString();
    }

    private static void insufficient(StringBuilder text, List<ShortHistory> learning) {
        learning.forEach(each -> text.append("insufficient history: ").append(AnomalyWarnings.name(each.model()))
                .append(each.project() == null ? "" : " in " + DisplayText.visible(each.project().shown())).append(" has ")
                .append(count(each.days(), "day"))
                .append(" (needs ").append(AnomalyDetector.LEARNING_DAYS).append(")\n"));
    }

    private static boolean isAnyJudged(Anomalies anomalies, AnomalyQuery question) {
        return anomalies.judgedFrom() != null && !anomalies.judgedFrom().isAfter(last(anomalies, question));
    }

    private static String count(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    private static String span(Anomalies anomalies, AnomalyQuery question) {
        LocalDate from = isAnyJudged(anomalies, question) ? anomalies.judgedFrom() : anomalies.first();
        return "from " + (question.since() == null || question.since().isBefore(from) ? from : question.since()) + " to "
                + last(anomalies, question);
    }

    private static LocalDate last(Anomalies anomalies, AnomalyQuery question) {
        return question.until() == null || question.until().isAfter(anomalies.last()) ? anomalies.last() : question.until();
    }
}
