package dev.ftcost.anomalies.rule;

import dev.ftcost.anomalies.series.BaselineDays;
import dev.ftcost.anomalies.series.CostSeries;
import dev.ftcost.anomalies.series.Subject;
import dev.ftcost.anomalies.statistics.Kind;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Three days without usage on weekdays that had it regularly; a weekend that was always silent does not count. */
public final class SilenceRule {

    private static final int DAYS = 3;
    private static final int WEEKS = 4;
    private static final int MOST_DAYS = 14;

    private SilenceRule() {}

    /** A model is called silent; a project of a model that goes on, or everything together, has dropped. */
    public static List<Candidate> candidates(CostSeries series) {
        Kind kind = series.subject().scope() == Subject.Scope.MODEL ? Kind.SILENT_MODEL : Kind.DROP;
        List<Candidate> candidates = new ArrayList<>();
        int missed = 0;
        int start = series.days();
        for (int day = series.firstJudged(); day < series.days(); day++) {
            if (series.isGap(day)) {
                continue;
            }
            if (series.isUsed(day)) {
                missed = 0;
                continue;
            }
            // the days of the silence are no habit: only those before its first missed day are asked
            int end = missed == 0 ? day : start;
            if (isUsuallyUsed(series, day, end)) {
                start = end;
                missed++;
                if (missed == DAYS) {
                    LocalDate since = series.date(start);
                    LocalDate date = series.date(day);
                    candidates.add(Candidate.of(series, kind, since, date, series.date(end(series, start, day)),
                            (from, to) -> usual(series, since, from, to)));
                }
            }
        }
        return candidates;
    }

    /** The last day of a silence so far: after two weeks it is the new habit, and a gap says nothing. */
    private static int end(CostSeries series, int start, int day) {
        int end = day;
        while (end + 1 < Math.min(series.days(), start + MOST_DAYS) && !series.isUsed(end + 1) && !series.isGap(end + 1)) {
            end++;
        }
        return end;
    }

    /** Whether at least three of the same weekdays in the four weeks before a silence had usage; in a shorter history, all of them. */
    private static boolean isUsuallyUsed(CostSeries series, int day, int end) {
        int used = 0;
        int seen = 0;
        for (int each = end - 7 * WEEKS; each < end; each++) {
            if (each >= series.firstUse() && (day - each) % 7 == 0 && !series.isGap(each)) {
                seen++;
                used += series.isUsed(each) ? 1 : 0;
            }
        }
        return seen >= 2 && used >= Math.min(seen, WEEKS - 1);
    }

    /** The mean of the same weekdays in the four weeks before, added up over the days and rounded to the cent once. */
    static BigDecimal usual(CostSeries series, LocalDate since, LocalDate from, LocalDate to) {
        BaselineDays days = new BaselineDays(series, since, from, to);
        BigDecimal weighted = BigDecimal.ZERO;
        for (int day = days.first(); day < series.index(since); day++) {
            weighted = weighted.add(series.cost(day).multiply(BigDecimal.valueOf(days.weight(day))));
        }
        return Money.cents(Money.part(weighted, 1, BaselineDays.WHOLE));
    }
}
