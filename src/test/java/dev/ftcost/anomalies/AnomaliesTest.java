package dev.ftcost.anomalies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.anomalies.cause.Anomaly;
import dev.ftcost.anomalies.series.CostComparisonTest;
import dev.ftcost.anomalies.statistics.DailySeries;
import dev.ftcost.anomalies.statistics.Kind;
import dev.ftcost.anomalies.statistics.Sensitivity;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.testing.ExportText;
import dev.ftcost.testing.Ledgers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of exports in which much happens, from the files to the sentences. */
class AnomaliesTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final int DAYS = 110;
    private static final String LARGE = "ft:gpt-4o-2024-08-06:acme:large:AaAaAaAa";
    private static final String SMALL = "ft:gpt-4o-mini-2024-07-18:acme:small:BbBbBbBb";
    private static final String ENDING = "ft:gpt-4.1-mini-2025-04-14:acme:ending:CcCcCcCc";
    private static final String LATE = "ft:gpt-4.1-2025-04-14:acme:late:DdDdDdDd";
    private static final String UNKNOWN = "ft:gpt-9:acme:unknown:EeEeEeEe";

    @TempDir
    private Path folder;

    @Test
    void withLaterDaysCutOffTheAnswerForTheEarlierOnesIsTheSame() throws IOException {
        List<Anomaly> whole;
        try (Ledger ledger = ledger(eventful(DAYS))) {
            whole = Anomalies.of(ledger, question(null)).found();
            for (int days = 1; days <= DAYS; days += days < 28 ? 9 : 4) {
                LocalDate last = FIRST.plusDays(days - 1);
                assertSame(whole, Anomalies.of(ledger, question(last.plusDays(1))).found(), last);
            }
        }
        for (int days = 14; days < DAYS; days += 16) {
            try (Ledger ledger = ledger(eventful(days))) {
                LocalDate last = FIRST.plusDays(days - 1);
                assertSame(whole, Anomalies.of(ledger, question(null)).found(), last);
            }
        }
        assertEquals(Set.of(Kind.SPIKE, Kind.LEVEL_SHIFT, Kind.SILENT_MODEL, Kind.NEW_MODEL, Kind.UNPRICED, Kind.DROP),
                whole.stream().map(Anomaly::kind).collect(Collectors.toSet()));
    }

    @Test
    void amountsAreExactAndThePartsOfAnImpactAddUpToTheLastDigit() throws IOException {
        try (Ledger ledger = ledger(eventful(DAYS))) {
            for (Anomaly anomaly : Anomalies.of(ledger, question(null)).found()) {
                if (anomaly.impact() == null) {
                    assertEquals(Kind.UNPRICED, anomaly.kind());
                    continue;
                }
                assertEquals(2, anomaly.expected().scale());
                assertEquals(0, anomaly.actual().subtract(anomaly.expected()).compareTo(anomaly.impact()));
                assertEquals(0, CostComparisonTest.sum(anomaly.split()).compareTo(anomaly.impact()), anomaly.cause());
                assertTrue(anomaly.impact().abs().compareTo(new BigDecimal("5.00")) >= 0);
            }
        }
    }

    @Test
    void eachEventIsOneEpisodeWhoeverSawIt() throws IOException {
        try (Ledger ledger = ledger(eventful(DAYS))) {
            List<Anomaly> found = Anomalies.of(ledger, question(null)).found();
            assertEquals(found.stream().map(anomaly -> anomaly.model() + anomaly.impact()).distinct().count(), found.size());
            assertTrue(found.stream().noneMatch(anomaly -> anomaly.model() == null), found.toString());
            assertEquals(6, found.stream().map(Anomaly::episode).distinct().count(), found.toString());
        }
    }

    @Test
    void aRiseThatNoModelShowsAloneStandsUnderTheTotal() throws IOException {
        StringBuilder text = new StringBuilder(ExportText.HEADER);
        SplittableRandom random = new SplittableRandom(11);
        DailySeries days = new DailySeries(FIRST, new double[80]);
        for (int day = 0; day < 80; day++) {
            for (int model = 0; model < 12; model++) {
                long requests = Math.round(4000 * Math.exp(0.3 * random.nextGaussian()) * (day == 70 ? 1.7 : 1));
                ExportText.row(text, days, day, "proj_web", LARGE.replace("large", "large" + model), requests, 2000 * requests, 0,
                        100 * requests);
            }
        }
        try (Ledger ledger = ledger(text.toString())) {
            List<Anomaly> found = Anomalies.of(ledger, question(null)).found().stream()
                    .filter(each -> each.date().equals(FIRST.plusDays(70))).toList();
            assertEquals(1, found.stream().filter(each -> each.model() == null).count(), found.toString());
        }
    }

    @Test
    void exportsWithoutUsageAreNoFault() throws IOException {
        try (Ledger ledger = ledger("start_time,end_time,start_time_iso,end_time_iso\n1772409600,1772496000,,\n")) {
            Anomalies anomalies = Anomalies.of(ledger, question(null));
            assertTrue(anomalies.found().isEmpty());
            assertFalse(AnomalyText.write(anomalies, AnomalyQuery.usual(), Integer.MAX_VALUE).isEmpty());
        }
    }

    private static AnomalyQuery question(LocalDate today) {
        return new AnomalyQuery(null, null, AnomalyQuery.MIN_IMPACT, today, AnomalyQuery.SETTLE_DAYS, Sensitivity.DEFAULT);
    }

    /**
     * The law of causality: up to a day, the findings are those of the whole usage, with their model, project, kind, date and first
     * day. Amounts and cause are the same too once the episode is over; one that goes on has the days so far.
     */
    private static void assertSame(List<Anomaly> whole, List<Anomaly> found, LocalDate last) {
        Map<String, Anomaly> expected = byName(whole.stream().filter(each -> !each.date().isAfter(last)).toList());
        Map<String, Anomaly> actual = byName(found);
        assertEquals(expected.keySet(), actual.keySet(), "up to " + last);
        actual.forEach((name, anomaly) -> {
            if (anomaly.last().isBefore(last) && expected.get(name).last().isBefore(last)) {
                assertEquals(amounts(expected.get(name)), amounts(anomaly), name + " up to " + last);
            }
        });
    }

    private static Map<String, Anomaly> byName(List<Anomaly> anomalies) {
        Map<String, Anomaly> byName = new TreeMap<>();
        anomalies.forEach(each -> byName
                .put(each.date() + " " + each.model() + " " + each.projectId() + " " + each.kind() + " " + each.since(), each));
        assertEquals(anomalies.size(), byName.size());
        return byName;
    }

    private static String amounts(Anomaly anomaly) {
        return anomaly.last() + " " + anomaly.expected() + " " + anomaly.actual() + " " + anomaly.impact() + " " + anomaly.cause();
    }

    private Ledger ledger(String export) throws IOException {
        Path file = folder.resolve("usage.csv");
        Files.writeString(file, export);
        return Ledgers.of(file);
    }

    /** A spike in one project, a new level, a model that ends, one that is new, one without a price, and a project that collapses. */
    private static String eventful(int days) {
        StringBuilder text = new StringBuilder(ExportText.HEADER);
        SplittableRandom random = new SplittableRandom(4);
        DailySeries series = new DailySeries(FIRST, new double[days]);
        for (int day = 0; day < days; day++) {
            row(text, series, day, "proj_a", LARGE, 3000 * (day == 50 ? 4 : 1), random, each -> true);
            row(text, series, day, "proj_b", LARGE, 2500, random, each -> each < 95);
            row(text, series, day, "proj_a", SMALL, 20_000 * (day >= 70 ? 1.8 : 1), random, each -> true);
            row(text, series, day, "proj_b", ENDING, 6000, random, each -> each < 40 && each % 7 < 5);
            row(text, series, day, "proj_c", LATE, 4000, random, each -> each >= 60);
            row(text, series, day, "proj_c", UNKNOWN, 100, random, each -> each >= 30);
        }
        return text.toString();
    }

    private static void row(StringBuilder text, DailySeries series, int day, String project, String model, double requests,
            SplittableRandom random,
            IntPredicate isUsed) {
        long count = Math.round(requests * Math.exp(0.08 * random.nextGaussian()) * (day % 7 < 5 ? 1 : 0.5));
        long input = Math.round(2000 * count * Math.exp(0.02 * random.nextGaussian()));
        if (isUsed.test(day)) {
            ExportText.row(text, series, day, project, model, count, input, input / 3, 200 * count);
        }
    }
}
