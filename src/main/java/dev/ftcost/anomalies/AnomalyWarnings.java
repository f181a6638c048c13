package dev.ftcost.anomalies;

import dev.ftcost.anomalies.statistics.AnomalyDetector;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The sentences that say which days were not judged: a short history, and gaps in the exports. */
final class AnomalyWarnings {

    private AnomalyWarnings() {}

    static List<String> of(List<DayWithoutHistory> withoutHistory, List<LocalDate> gaps) {
        List<String> warnings = new ArrayList<>();
        if (!withoutHistory.isEmpty()) {
            warnings.add(withoutHistory(withoutHistory));
        }
        for (int start = 0, i = 1; i <= gaps.size(); i++) {
            if (i == gaps.size() || !gaps.get(i).equals(gaps.get(i - 1).plusDays(1))) {
                warnings.add("no usage export covers " + span(gaps.get(start), gaps.get(i - 1))
                        + ": not analyzed, and not counted as days without usage; "
                        + "export these days too");
                start = i;
            }
        }
        return warnings;
    }

    private static String withoutHistory(List<DayWithoutHistory> withoutHistory) {
        List<LocalDate> dates = withoutHistory.stream().map(DayWithoutHistory::date).distinct().sorted().toList();
        List<String> models = withoutHistory.stream().map(DayWithoutHistory::model).distinct().toList();
        DayWithoutHistory largest = withoutHistory.stream()
                .max(Comparator.comparing(DayWithoutHistory::cost).thenComparing(DayWithoutHistory::date, Comparator.reverseOrder())
                        .thenComparing(DayWithoutHistory::model, Comparator.reverseOrder()))
                .orElseThrow();
        return Money.count(dates.size()) + (dates.size() == 1 ? " day (" : " days (") + span(dates.get(0), dates.get(dates.size() - 1))
                + ") of "
                + (models.size() == 1 ? name(models.get(0)) : Money.count(models.size()) + " models") + " not analyzed: a model needs "
                + AnomalyDetector.LEARNING_DAYS + " days of history; largest: " + Money.shown(largest.cost()) + " on " + largest.date()
                + (models.size() == 1 ? "" : ", " + name(largest.model()));
    }

    private static String span(LocalDate first, LocalDate last) {
        return first.equals(last) ? first.toString() : first + " to " + last;
    }

    static String name(String model) {
        return model.isEmpty() ? "usage without a model" : DisplayText.visible(model);
    }
}
