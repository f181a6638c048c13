package dev.ftcost.anomalies.rule;

import dev.ftcost.anomalies.series.CostSeries;
import dev.ftcost.anomalies.statistics.AnomalyDetector;
import dev.ftcost.anomalies.statistics.Detection;
import dev.ftcost.anomalies.statistics.Kind;
import dev.ftcost.anomalies.statistics.Sensitivity;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the statistics see in a series of daily costs; their expectation becomes an amount here, once, in whole cents. */
public final class StatisticalRule {

    private final AnomalyDetector detector;

    public StatisticalRule(Sensitivity sensitivity) {
        detector = new AnomalyDetector(sensitivity);
    }

    /**
     * A collapse to nothing at all is left to {@link SilenceRule}, which waits a day longer to be sure; one of usage whose
     * price is not known is none, and is reported as unpriced.
     */
    public List<Candidate> candidates(CostSeries series) {
        List<Candidate> candidates = new ArrayList<>();
        for (Detection finding : detector.judge(series.forStatistics()).findings()) {
            int since = series.index(finding.since());
            int date = series.index(finding.date());
            if (finding.kind() != Kind.DROP || !series.isSilent(since, date) && !series.hasUnpriced(since, date)) {
                candidates.add(Candidate.of(series, finding.kind(), finding.since(), finding.date(), finding.last(),
                        (from, to) -> amount(finding, from, to)));
            }
        }
        return candidates;
    }

    private static BigDecimal amount(Detection finding, LocalDate from, LocalDate to) {
        return Money.cents(new BigDecimal(finding.expected(from, to)));
    }
}
