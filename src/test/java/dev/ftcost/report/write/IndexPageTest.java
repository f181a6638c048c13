package dev.ftcost.report.write;

import static dev.ftcost.testing.Reported.TUNED;
import static dev.ftcost.testing.Reported.usage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Reported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index of the months that stand in a folder, and what a second report of a month says. */
class IndexPageTest {
    @TempDir
    private Path tmp;

    @Test
    void monthsOfEarlierRunsStayOnTheIndex() throws IOException {
        Reported.ofUsage(tmp, usage("2026-06-02", "p", "k", TUNED, 3, 1_000_000, 0, 0));
        Reported reported = Reported.ofUsage(tmp, usage("2026-07-02", "p", "k", TUNED, 3, 2_000_000, 0, 0));
        assertTrue(reported.text("index.md").contains("| [2026-07](2026-07/summary.md) (partial) | open, partial | $0.60 | — |"),
                reported.text("index.md"));
        assertTrue(reported.text("index.html").contains("href=\"2026-06/report.html\""));
        assertTrue(reported.text("index.html").contains("<b>2026-06 (partial): $0.30</b>"));
    }

    @Test
    void aForeignReportIsLeftOutAndNamed() throws IOException {
        for (String[] foreign : List.of(new String[] {"2026-01", "{"}, new String[] {"2026-02", "[1]"},
                new String[] {"2026-03", "{\"schema\":\"ftcost.report/1\",\"month\":\"2026-04\"}"},
                new String[] {"2026-04",
                        "{\"schema\":\"ftcost.report/1\",\"month\":\"2026-04\",\"totals\":{\"list_cost\":\"1e999999999\"}}"},
                new String[] {"<b>2026", "{}"})) {
            Files.writeString(Files.createDirectories(tmp.resolve("reports").resolve(foreign[0])).resolve("report.json"), foreign[1]);
        }
        Reported reported = Reported.ofUsage(tmp, usage("2026-07-02", "p", "k", TUNED, 3, 1_000_000, 0, 0));
        assertEquals(0, reported.exit());
        for (String month : List.of("2026-01", "2026-02", "2026-03", "2026-04")) {
            assertTrue(reported.stdout().contains("note: '" + month + "/report.json' is skipped"), reported.stdout());
            assertTrue(reported.text("index.md").contains("- '" + month + "/report.json' is skipped"));
            assertTrue(reported.text("index.html").contains(month + "/report.json' is skipped"), month);
        }
        for (String why : List.of("2026-01/report.json' is skipped: it cannot be read",
                "2026-03/report.json' is skipped: it is the report of another month",
                "2026-04/report.json' is skipped: it has an invalid amount",
                "2026-02/report.json' is skipped: it is not an ftcost report")) {
            assertTrue(reported.stdout().contains(why), reported.stdout());
        }
        assertFalse(reported.text("index.html").contains("<b>2026/"));
        Files.writeString(tmp.resolve("reports/2026-07/report.json"), "{");
        Reported again = Reported.ofUsage(tmp, usage("2026-07-02", "p", "k", TUNED, 3, 1_000_000, 0, 0));
        assertTrue(again.stdout().contains("the changes of 2026-07 are unknown: '2026-07/report.json' cannot be read, and was replaced"),
                again.stdout());
    }

    @Test
    void aSecondReportSaysWhatChangedAndWritesNothingOfIt() throws IOException {
        Reported.ofUsage(tmp, usage("2026-07-02", "p", "k", TUNED, 3, 1_000_000, 0, 0));
        String row = usage("2026-07-02", "p", "k", TUNED, 3, 2_000_000, 0, 0);
        Reported again = Reported.ofUsage(tmp, row);
        assertTrue(again.stdout().contains("changed since the last report: 'usage.csv' has new content: checksum "), again.stdout());
        assertTrue(again.stdout().contains("2026-07 restated: $0.30 → $0.60 (+$0.30)"), again.stdout());
        Reported fresh = Reported.of(tmp.resolve("fresh"), tmp.resolve("usage.csv").toString());
        assertFalse(fresh.stdout().contains("restated") || fresh.stdout().contains("since the last report"));
        assertEquals(files(fresh.folder().resolve("2026-07")), files(again.folder().resolve("2026-07")));
        for (String file : files(fresh.folder().resolve("2026-07"))) {
            assertArrayEquals(Files.readAllBytes(fresh.folder().resolve("2026-07").resolve(file)),
                    Files.readAllBytes(again.folder().resolve("2026-07").resolve(file)), file);
        }
        Reported unchanged = Reported.ofUsage(tmp, row);
        assertFalse(unchanged.stdout().contains("restated") || unchanged.stdout().contains("since the last report"));
    }

    @Test
    void otherRatesAreARestatementToo() throws IOException {
        Reported.ofUsage(tmp, usage("2026-07-02", "p", "k", TUNED, 3, 1_000_000, 0, 0));
        Reported guide = Reported.of(tmp.resolve("reports"), tmp.resolve("usage.csv").toString(), "--rates", "guide-2026");
        assertTrue(guide.stdout().contains("changed since the last report: rate cards: openai ("), guide.stdout());
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
