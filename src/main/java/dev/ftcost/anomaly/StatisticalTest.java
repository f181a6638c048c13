package dev.ftcost.anomaly;

import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the statistics see in a series of daily costs; their expectation becomes an amount here, once, in whole cents. */
final class StatisticalTest {

    private final AnomalyDetector detector;

    StatisticalTest(Sensitivity sensitivity) {
        detector = new AnomalyDetector(sensitivity);
    }

    /**
     * A collapse to nothing at all is left to {@link SilenceTest}, which waits a day longer to be sure; one of usage whose
     * price is not known is none, and told as such.
     */
    List<Sighting> sightings(CostSeries series) {
        List<Sighting> sightings = new ArrayList<>();
        for (Finding finding : detector.judge(series.forStatistics()).findings()) {
            int since = series.index(finding.since());
            int date = series.index(finding.date());
            if (finding.kind() != Kind.DROP || !series.isSilent(since, date) && !series.hasUnpriced(since, date)) {
                sightings.add(Sighting.of(series, finding.kind(), finding.since(), finding.date(), day -> amount(finding, day)));
            }
        }
        return sightings;
    }

    private static BigDecimal amount(Finding finding, LocalDate from) {
        return Money.cents(new BigDecimal(finding.expectedFrom(from)));
    }
}
