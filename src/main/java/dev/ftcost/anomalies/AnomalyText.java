package dev.ftcost.anomalies;

import dev.ftcost.anomalies.statistics.AnomalyDetector;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.TextSheet;
import java.util.List;

/** The answer of {@code anomalies} for people, on a terminal. */
public final class AnomalyText {

    private AnomalyText() {}

    public static String write(Anomalies anomalies, AnomalyQuery question) {
        StringBuilder text = new StringBuilder();
        if (anomalies.first() == null) {
            return "Nothing to judge: there is no settled usage in these exports.\n";
        }
        if (question.since() != null && question.since().isAfter(anomalies.last())) {
            return "Nothing to judge: the last settled day is " + anomalies.last() + ", before " + question.since() + ".\n";
        }
        if (anomalies.found().isEmpty()) {
            text.append("Nothing unusual in ").append(count(anomalies.series(), "model")).append(' ').append(span(anomalies, question)).append(".\n");
        } else {
            text.append(TextSheet.write(AnomalySheet.forPeople(anomalies.found())));
            text.append("\njudged ").append(span(anomalies, question)).append(", impacts from $").append(question.minImpact().toPlainString()).append(" on\n");
        }
        learning(text, anomalies.learning());
        return text.toString();
    }

    private static void learning(StringBuilder text, List<ShortHistory> learning) {
        learning.forEach(each -> text.append("learning: ").append(each.model().isEmpty() ? "usage without a model" : DisplayText.visible(each.model()))
                .append(each.projectId() == null ? "" : " in " + DisplayText.visible(each.projectId())).append(" has ").append(count(each.days(), "day"))
                .append(" of history; it is judged from ").append(AnomalyDetector.LEARNING_DAYS).append(" days on\n"));
    }

    private static String count(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    private static String span(Anomalies anomalies, AnomalyQuery question) {
        var since = question.since() == null || question.since().isBefore(anomalies.first()) ? anomalies.first() : question.since();
        var until = question.until() == null || question.until().isAfter(anomalies.last()) ? anomalies.last() : question.until();
        return "from " + since + " to " + until;
    }
}
