package dev.ftcost.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for any exports: how they are cut and ordered is no matter, and twice as much costs twice as much. */
class LawsTest {
    @TempDir
    private Path folder;
    private int runs;

    @Test
    void theOrderOfTheRowsChangesNoByte() throws IOException {
        List<Usage> rows = new ArrayList<>(Usage.seeded(3, 400));
        Map<String, String> before = csvs(Usage.csv(rows));
        Collections.shuffle(rows, new Random(1));
        assertEquals(before, csvs(Usage.csv(rows)));
        assertFalse(before.isEmpty());
    }

    @Test
    void splittingAFileBetweenItsBucketsChangesNoByte() throws IOException {
        List<Usage> rows = Usage.seeded(4, 400);
        List<Usage> early = rows.stream().filter(row -> row.day().getYear() < 2026).toList();
        List<Usage> late = rows.stream().filter(row -> row.day().getYear() >= 2026).toList();
        assertEquals(csvs(Usage.csv(rows)), csvs(Usage.csv(early), Usage.csv(late)));
    }

    @Test
    void theOrderOfTheFilesChangesNoByte() throws IOException {
        Path a = Files.writeString(folder.resolve("a.csv"), Usage.csv(Usage.seeded(5, 100)));
        Path b = Files.writeString(folder.resolve("b.csv"), Usage.csv(Usage.seeded(6, 100)));
        Path ab = folder.resolve("ab");
        Path ba = folder.resolve("ba");
        Outcome.of("report", a, b, "--out", ab);
        Outcome.of("report", b, a, "--out", ba);
        assertFalse(Outcome.files(ab).isEmpty());
        assertEquals(Outcome.files(ab), Outcome.files(ba));
    }

    @Test
    void twiceTheTokensCostTwiceAsMuch() throws IOException {
        List<Usage> rows = Usage.seeded(7, 300);
        Map<String, BigDecimal> once = totals(csvs(Usage.csv(rows)));
        Map<String, BigDecimal> twice = totals(csvs(Usage.csv(rows.stream().map(row -> row.times(2)).toList())));
        assertNotEquals(Map.of(), once);
        once.replaceAll((name, amount) -> amount.multiply(new BigDecimal(2)));
        assertEquals(once.toString(), twice.toString());
    }

    @Test
    void daysAndProjectsAndModelsAddUpToTheSame() throws IOException {
        Map<String, BigDecimal> totals = totals(csvs(Usage.csv(Usage.seeded(8, 500))));
        totals.forEach((name, total) -> {
            String[] parts = name.split(" ");
            if (parts[1].equals("list_cost")) {
                String month = parts[0].substring(0, 7);
                assertEquals(total, totals.get(month + "/cost-by-day.csv list_cost"), name);
                assertEquals(total, totals.get(month + "/cost-by-project.csv list_cost"), name);
            }
        });
    }

    @Test
    void monthsAddUpToWhatTheyCostAlone() throws IOException {
        List<Usage> rows = Usage.seeded(9, 300);
        Map<String, String> together = csvs(Usage.csv(rows));
        Map<String, String> apart = new TreeMap<>();
        for (String month : rows.stream().map(row -> row.day().toString().substring(0, 7)).distinct().toList()) {
            apart.putAll(csvs(Usage.csv(rows.stream().filter(row -> row.day().toString().startsWith(month)).toList())));
        }
        assertEquals(tables(together), tables(apart));
        assertFalse(tables(together).isEmpty());
    }

    @Test
    void runningTwiceAndWhatStoodThereBeforeChangeNoByte() throws IOException {
        Path usage = Files.writeString(folder.resolve("u.csv"), Usage.csv(Usage.seeded(10, 100)));
        Path out = folder.resolve("out");
        Outcome first = Outcome.of("report", usage, "--out", out);
        Map<String, String> before = Outcome.files(out);
        Path month = out.resolve(before.keySet().iterator().next()).getParent();
        Files.writeString(month.resolve("anomalies.csv"), "stale");
        Files.writeString(month.resolve("summary.md"), "stale");
        Files.writeString(out.resolve("rejected.csv"), "stale");
        assertEquals(first, Outcome.of("report", usage, "--out", out));
        assertEquals(before, Outcome.files(out));
    }

    @Test
    void aReportAmongItsExportsIsNoExportTheNextTime() throws IOException {
        Path in = Files.createDirectories(folder.resolve("here"));
        Files.writeString(in.resolve("u.csv"), Usage.csv(Usage.seeded(11, 50)));
        Outcome.of("report", in, "--out", in);
        Map<String, String> before = Outcome.files(in);
        Outcome.of("report", in, "--out", in);
        assertEquals(before, Outcome.files(in));
    }

    private Map<String, String> csvs(String... texts) throws IOException {
        Path in = Files.createDirectories(folder.resolve("in" + runs));
        for (int i = 0; i < texts.length; i++) {
            Files.writeString(in.resolve("u" + i + ".csv"), texts[i]);
        }
        Path out = folder.resolve("out" + runs++);
        Outcome.of("report", in, "--out", out);
        return Outcome.csvs(out);
    }

    /** The tables of costs; what is unusual in a month is judged by the months before it. */
    private static Map<String, String> tables(Map<String, String> files) {
        Map<String, String> tables = new TreeMap<>(files);
        tables.keySet().removeIf(name -> !name.contains("/cost-by-"));
        return tables;
    }

    /** The sum of each column of money, by file and column. */
    private static Map<String, BigDecimal> totals(Map<String, String> files) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        tables(files).forEach((name, text) -> {
            List<String> lines = text.lines().toList();
            List<String> header = Arrays.asList(lines.get(0).split(","));
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                for (String column : List.of("input_cost", "output_cost", "list_cost", "retry_overhead_cost", "cost_with_retry_overhead")) {
                    String cell = cells[header.indexOf(column)];
                    totals.merge(name + " " + column, new BigDecimal(cell.isEmpty() ? "0" : cell).setScale(18), BigDecimal::add);
                }
            }
        });
        return totals;
    }
}
