package dev.ftcost.anomalies;

import dev.ftcost.anomalies.statistics.AnomalyDetector;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.Money;
import dev.ftcost.usage.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The sentences that say which days were not judged: a short history, gaps in the exports, and days whose rows are all rejected. */
final class AnomalyWarnings {

    private static final String NOT_ANALYZED = ": not analyzed, and not counted as days without usage; ";

    private AnomalyWarnings() {}

    static List<String> of(List<DayWithoutHistory> withoutHistory, UnknownDays unknown) {
        List<String> warnings = new ArrayList<>();
        if (!withoutHistory.isEmpty()) {
            warnings.add(withoutHistory(withoutHistory));
        }
        UtcDay.spans(unknown.uncovered())
                .forEach(span -> warnings.add("no usage export covers " + span + NOT_ANALYZED + "export these days too"));
        UtcDay.spans(unknown.rejected())
                .forEach(span -> warnings.add("all rows of " + span + " are rejected" + NOT_ANALYZED + "correct these rows"));
        return warnings;
    }

    private static String withoutHistory(List<DayWithoutHistory> withoutHistory) {
        List<LocalDate> dates = withoutHistory.stream().map(DayWithoutHistory::date).distinct().sorted().toList();
        List<String> models = withoutHistory.stream().map(DayWithoutHistory::model).distinct().toList();
        DayWithoutHistory largest = withoutHistory.stream().filter(day -> day.cost() != null)
                .max(Comparator.comparing(DayWithoutHistory::cost).thenComparing(DayWithoutHistory::date, Comparator.reverseOrder())
                        .thenComparing(DayWithoutHistory::model, Comparator.reverseOrder()))
                .orElse(null);
        return Money.count(dates.size()) + (dates.size() == 1 ? " day (" : " days (")
                + UtcDay.span(dates.get(0), dates.get(dates.size() - 1))
                + ") of "
                + (models.size() == 1 ? name(models.get(0)) : Money.count(models.size()) + " models") + " not analyzed: a model needs "
                + AnomalyDetector.LEARNING_DAYS + " days of history" + (largest == null ? "; their cost is unknown"
                        : "; largest: " + Money.shown(largest.cost()) + " on " + largest.date()
                                + (models.size() == 1 ? "" : ", " + name(largest.model())));
    }

    static String name(String model) {
        return model.isEmpty() ? "usage without a model" : DisplayText.visible(model);
    }
}
