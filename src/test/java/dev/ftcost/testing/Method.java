package dev.ftcost.testing;

import dev.ftcost.anomalies.statistics.AnomalyDetector;
import dev.ftcost.anomalies.statistics.DailySeries;
import dev.ftcost.anomalies.statistics.Kind;
import dev.ftcost.anomalies.statistics.Sensitivity;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A way to judge a series: the days on which it raises an alert, in order. */
public interface Method {

    int[] alerts(DailySeries series);

    /** The detector of this package; {@code kinds} are the findings that count, all of them if none is named. */
    static Method ours(Sensitivity sensitivity, Kind... kinds) {
        AnomalyDetector detector = new AnomalyDetector(sensitivity);
        return series -> detector.judge(series).findings().stream()
                .filter(finding -> kinds.length == 0 || List.of(kinds).contains(finding.kind()))
                .mapToInt(finding -> (int) ChronoUnit.DAYS.between(series.first(), finding.date()))
                .toArray();
    }
}
