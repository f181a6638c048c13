package dev.ftcost.summary;

import dev.ftcost.anomalies.Anomalies;
import dev.ftcost.anomalies.AnomalySheet;
import dev.ftcost.anomalies.cause.Anomaly;
import dev.ftcost.budget.Budgets;
import dev.ftcost.budget.Verdict;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.completeness.InputWarning;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.migrate.StoppingModel;
import dev.ftcost.migrate.StoppingModels;
import dev.ftcost.report.MonthReport.Unpriced;
import dev.ftcost.report.MonthReports;
import dev.ftcost.report.UnpricedNotes;
import dev.ftcost.sheet.Money;
import dev.ftcost.summary.Finding.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a person should look at in some exports: each from the question that judges it. */
public final class Findings {
    /** The days before a shutdown at which it is reported; what appears in between is reported then, and again at the next step. */
    private static final List<Long> STEPS = List.of(0L, 1L, 2L, 3L, 7L, 14L, 30L, 60L, 90L,
            StoppingModels.SOON_DAYS);

    private final Ledger ledger;
    private final SummaryQuery query;
    private final List<Finding> found = new ArrayList<>();

    private Findings(Ledger ledger, SummaryQuery query) {
        this.ledger = ledger;
        this.query = query;
    }

    /**
     * @param input what is missing from the exports
     * @param before what earlier runs saw; it learns what this one sees
     */
    public static List<Finding> of(Ledger ledger, Completeness input, SummaryQuery query, SeenDays before) {
        Findings findings = new Findings(ledger, query);
        input.warnings().stream().filter(Findings::isFinding).forEach(warning -> findings.found.add(input(warning)));
        findings.unpriced();
        findings.found.addAll(MonthFindings.of(ledger, MonthReports.of(ledger, input, ledger.months()), query, before));
        findings.shutdowns();
        findings.anomalies();
        findings.budgets();
        return List.copyOf(findings.found);
    }

    /** The age of the data is asked for, so that it is too old is a finding here. */
    private static boolean isFinding(InputWarning warning) {
        return warning.kind().isFinding() || warning.kind() == InputWarning.Kind.STALE_DATA;
    }

    private static Finding input(InputWarning warning) {
        boolean isOld = warning.kind() == InputWarning.Kind.STALE_DATA || warning.kind() == InputWarning.Kind.NO_EXPORT;
        return Finding.of(isOld ? Kind.OLD : Kind.INPUT, warning.last(), null, warning.sentence());
    }

    private void unpriced() {
        Map<String, List<Unpriced>> models = new LinkedHashMap<>();
        // What OpenAI bills for a job that failed is not documented, so that its cost is unknown is nobody's fault.
        Unpriced.overAllMonths(ledger).stream().filter(each -> !each.failedJob())
                .forEach(each -> models.computeIfAbsent(each.model(), model -> new ArrayList<>()).add(each));
        for (List<Unpriced> model : models.values()) {
            LocalDate last = model.stream().map(Unpriced::lastDay).max(LocalDate::compareTo).orElseThrow();
            UnpricedNotes.of(model, ledger.cards()).forEach(sentence -> found.add(Finding.of(Kind.UNPRICED, last, null, sentence)));
        }
    }

    private void shutdowns() {
        LocalDate today = query.today() == null ? ledger.newestDay() : query.today();
        StoppingModels stopping = StoppingModels.of(ledger, query.lifecycle(), today);
        for (StoppingModel model : stopping.inUse()) {
            long step = STEPS.stream().filter(days -> model.daysLeft() <= days).findFirst().orElseThrow();
            LocalDate end = YearMonth.parse(model.month()).atEndOfMonth();
            found.add(new Finding(Kind.SHUTDOWN, end.isBefore(today) ? end : today, model.cost(),
                    stopping.sentence(model) + "; " + StoppingModels.HOW, model.model(), model.shutdownDate() + " " + step));
        }
    }

    private void anomalies() {
        // Usage without a price is a finding of its own.
        List<Anomaly> unusual = Anomalies.of(ledger, query.anomalies()).found().stream()
                .filter(anomaly -> anomaly.kind() != dev.ftcost.anomalies.statistics.Kind.UNPRICED).toList();
        for (List<Object> row : AnomalySheet.forPeople(unusual).rows()) {
            LocalDate day = (LocalDate) row.get(0);
            BigDecimal impact = (BigDecimal) row.get(6);
            String model = ((String) row.get(1)).isEmpty() ? "usage without a model" : (String) row.get(1);
            String project = ((String) row.get(2)).isEmpty() ? "" : " in " + row.get(2);
            found.add(new Finding(Kind.ANOMALY, day, impact,
                    day + " " + row.get(3) + ", " + (impact == null ? "unknown cost" : Money.shown(impact)) + ": " + model + project + ", "
                            + row.get(7),
                    day + " " + row.get(3) + " " + model + project, impact == null ? "" : Money.exact(impact)));
        }
    }

    /** A budget is that of the month of the newest usage. */
    private void budgets() {
        if (query.limits().isEmpty() || ledger.newestDay() == null) {
            return;
        }
        for (Verdict verdict : Budgets.judge(ledger, query.limits(), ledger.newestDay())) {
            if (verdict.needsLook()) {
                LocalDate end = verdict.month().atEndOfMonth();
                found.add(Finding.of(Kind.BUDGET, end.isBefore(ledger.newestDay()) ? end : ledger.newestDay(),
                        verdict.excess(), verdict.scope() + " in " + verdict.month() + ": " + verdict.sentence()));
            }
        }
    }
}
