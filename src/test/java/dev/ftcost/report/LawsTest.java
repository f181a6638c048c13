package dev.ftcost.report;

import dev.ftcost.completeness.Completeness;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.names.Names;
import dev.ftcost.rates.RateCards;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.testing.Ledgers;
import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What holds for any exports: how they are cut and ordered is no matter, and twice as much costs twice as much. The tables of a
 * month are asked for as values; the last laws are those of the folder that a report writes, and go through the whole program.
 */
class LawsTest {
    /** One of a model that is used, one of a model that nobody uses, one billed by the hour. */
    private static final String JOBS = """
            {"object":"list","data":[
            {"object":"fine_tuning.job","id":"ftjob-1","model":"gpt-4o-2024-08-06","created_at":1773446400,"finished_at":1773532800,"status":"succeeded",
            "fine_tuned_model":"ft:gpt-4o-2024-08-06:acme::Ab12cD34","trained_tokens":1000003,"training_file":"file-1"},
            {"object":"fine_tuning.job","id":"ftjob-2","model":"gpt-4o-2024-08-06","created_at":1773446400,"finished_at":1773532800,"status":"succeeded",
            "fine_tuned_model":"ft:gpt-4o-2024-08-06:acme::Unused","trained_tokens":7,"training_file":"file-1"},
            {"object":"fine_tuning.job","id":"ftjob-3","model":"o4-mini-2025-04-16","created_at":1773446400,"finished_at":1773532800,"status":"succeeded",
            "fine_tuned_model":"o3-2025-04-16","trained_tokens":11,"billed_seconds":12345,"training_file":"file-1",
            "method":{"type":"reinforcement"}}],"has_more":false}
            """;

    @TempDir
    private Path folder;
    private int runs;

    @ParameterizedTest
    @ValueSource(longs = {3, 13, 23})
    void theOrderOfTheRowsChangesNothing(long seed) throws IOException {
        List<Usage> rows = new ArrayList<>(Usage.seeded(seed, 400));
        Map<String, String> before = tables(Usage.csv(rows));
        Collections.shuffle(rows, new Random(seed));
        assertEquals(before, tables(Usage.csv(rows)));
        assertTrue(before.size() > 20, "months and tables: " + before.keySet());
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 14, 24})
    void splittingAFileBetweenItsBucketsChangesNothing(long seed) throws IOException {
        List<Usage> rows = Usage.seeded(seed, 400);
        List<Usage> early = rows.stream().filter(row -> row.day().getYear() < 2026).toList();
        List<Usage> late = rows.stream().filter(row -> row.day().getYear() >= 2026).toList();
        assertEquals(tables(Usage.csv(rows)), tables(Usage.csv(early), Usage.csv(late)));
    }

    @Test
    void theOrderOfTheFilesChangesNothing() throws IOException {
        Path a = Files.writeString(folder.resolve("a.csv"), Usage.csv(Usage.seeded(5, 100)));
        Path b = Files.writeString(folder.resolve("b.csv"), Usage.csv(Usage.seeded(6, 100)));
        Map<String, String> tables = tables(a, b);
        assertEquals(tables, tables(b, a));
        assertNotEquals(tables, tables(a));
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 17, 27})
    void twiceTheTokensCostTwiceAsMuch(long seed) throws IOException {
        List<Usage> rows = Usage.seeded(seed, 300);
        Map<String, BigDecimal> once = sums(Usage.csv(rows));
        Map<String, BigDecimal> twice = sums(Usage.csv(rows.stream().map(row -> row.times(2)).toList()));
        assertNotEquals(Map.of(), once);
        once.replaceAll((name, amount) -> amount.multiply(BigDecimal.valueOf(2)));
        assertEquals(once.toString(), twice.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 18, 28})
    void modelsAndDaysAndProjectsAndKeysAddUpToTheTotal(long seed) throws IOException {
        Map<String, BigDecimal> sums = sums(Usage.csv(Usage.seeded(seed, 500)));
        int compared = 0;
        for (Map.Entry<String, BigDecimal> each : sums.entrySet()) {
            String[] name = each.getKey().split("/", -1);
            for (String table : List.of("Cost by day", "Cost by project", "Cost by API key", "Cost by team", "total")) {
                assertEquals(each.getValue(), sums.get(name[0] + "/" + table + "/" + name[2]), each.getKey() + " and " + table);
                compared++;
            }
        }
        assertTrue(compared > 200, compared + " sums");
    }

    @ParameterizedTest
    @ValueSource(longs = {29, 39, 49})
    void teamsAddUpToTheTotalWithTheirShareOfEveryJob(long seed) throws IOException {
        Path[] in = written(Usage.csv(Usage.seeded(seed, 500)));
        Files.writeString(in[0].resolve("jobs.json"), JOBS);
        Names names = Names
                .of(Files.writeString(folder.resolve("names.csv"), "id,team\nproj_A,Red\nkey_1,Blue\nuser-2,Green\nproj_B,Red\n"));
        Map<String, BigDecimal> sums = new TreeMap<>();
        long allocated = 0;
        try (Ledger ledger = Ledgers.of(RateCards.load(List.of()), names, in)) {
            for (MonthReport month : MonthReports.of(ledger, Completeness.of(ledger, null), ledger.months())) {
                month.byTeam().rows().forEach(row -> add(sums, "teams", month.byTeam(), row));
                add(sums, "total", month.byModel(), month.byModel().total());
                int tokens = month.byTeam().columns().stream().map(Column::key).toList().indexOf("trained_tokens");
                allocated += month.byTeam().rows().stream().filter(row -> row.get(1) != null && !Long.valueOf(0).equals(row.get(tokens)))
                        .count();
            }
        }
        assertTrue(allocated >= 3, allocated + " parts of jobs");
        for (String column : sums.keySet().stream().filter(name -> name.startsWith("total/")).toList()) {
            assertEquals(sums.get(column), sums.get(column.replace("total/", "teams/")), column);
        }
        assertTrue(sums.get("total/trained_tokens").signum() > 0 && sums.get("total/training_cost").signum() > 0);
    }

    @Test
    void monthsAddUpToWhatTheyCostAlone() throws IOException {
        List<Usage> rows = Usage.seeded(9, 300);
        Map<String, String> apart = new TreeMap<>();
        for (String month : rows.stream().map(row -> row.day().toString().substring(0, 7)).distinct().toList()) {
            apart.putAll(tables(Usage.csv(rows.stream().filter(row -> row.day().toString().startsWith(month)).toList())));
        }
        assertEquals(tables(Usage.csv(rows)), apart);
    }

    @Test
    void runningTwiceAndWhatWasThereBeforeAndTheOrderOfTheFilesChangeNoByte() throws IOException {
        Path a = Files.writeString(folder.resolve("a.csv"), Usage.csv(Usage.seeded(10, 100)));
        Path b = Files.writeString(folder.resolve("b.csv"), Usage.csv(Usage.seeded(12, 100)));
        Path out = folder.resolve("out");
        Outcome first = Outcome.of("report", a, b, "--out", out, "--month", "2026-03");
        Map<String, String> before = Outcome.files(out);
        assertTrue(before.containsKey("2026-03/report.html"), before.keySet().toString());
        Files.writeString(out.resolve("2026-03/anomalies.csv"), "stale");
        Files.writeString(out.resolve("2026-03/summary.md"), "stale");
        Files.writeString(out.resolve("rejected.csv"), "stale");
        assertEquals(first, Outcome.of("report", b, a, "--out", out, "--month", "2026-03"));
        assertEquals(before, Outcome.files(out));
    }

    @Test
    void aReportAmongItsExportsIsNoExportTheNextTime() throws IOException {
        Path in = Files.createDirectories(folder.resolve("here"));
        Files.writeString(in.resolve("u.csv"), Usage.csv(Usage.seeded(11, 50)));
        Outcome.of("report", in, "--out", in, "--month", "2026-03");
        Map<String, String> before = Outcome.files(in);
        assertTrue(before.size() > 5);
        Outcome.of("report", in, "--out", in, "--month", "2026-03");
        assertEquals(before, Outcome.files(in));
    }

    private Path[] written(String... texts) throws IOException {
        Path in = Files.createDirectories(folder.resolve("in" + runs++));
        for (int i = 0; i < texts.length; i++) {
            Files.writeString(in.resolve("u" + i + ".csv"), texts[i]);
        }
        return new Path[] {in};
    }

    private Map<String, String> tables(String... texts) throws IOException {
        return tables(written(texts));
    }

    /** The rows of every table of every month, in their order. */
    private static Map<String, String> tables(Path... exports) {
        Map<String, String> tables = new TreeMap<>();
        try (Ledger ledger = Ledgers.of(exports)) {
            for (MonthReport month : MonthReports.of(ledger, Completeness.of(ledger, null), ledger.months())) {
                sheets(month).forEach(sheet -> tables.put(month.month() + "/" + sheet.title(), sheet.rows() + "\n" + sheet.total()));
                tables.put(month.month() + "/totals", month.totals() + " " + month.unpriced());
            }
        }
        return tables;
    }

    private static List<Sheet> sheets(MonthReport month) {
        return List.of(month.byModel(), month.byDay(), month.byProject(), month.byKey(), month.byTeam());
    }

    /** The sum of each column of numbers, by month, table and column; of what a month's total says too. Unknown counts as nothing. */
    private Map<String, BigDecimal> sums(String... texts) throws IOException {
        Map<String, BigDecimal> sums = new TreeMap<>();
        try (Ledger ledger = Ledgers.of(written(texts))) {
            for (MonthReport month : MonthReports.of(ledger, Completeness.of(ledger, null), ledger.months())) {
                sheets(month).forEach(sheet -> sheet.rows().forEach(row -> add(sums, month.month() + "/" + sheet.title(), sheet, row)));
                add(sums, month.month() + "/total", month.byModel(), month.byModel().total());
            }
        }
        return sums;
    }

    private static void add(Map<String, BigDecimal> sums, String table, Sheet sheet, List<Object> row) {
        for (int i = 0; i < row.size(); i++) {
            String column = sheet.columns().get(i).key();
            if (column.contains("cost") || column.endsWith("_tokens") || column.equals("requests")) {
                BigDecimal amount = row.get(i) == null ? BigDecimal.ZERO : new BigDecimal(row.get(i).toString());
                sums.merge(table + "/" + column, amount.setScale(18), BigDecimal::add);
            }
        }
    }
}
