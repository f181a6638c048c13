package dev.ftcost.close;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A closed month is the same bytes for ever, or it is named. */
class ClosingTest {
    private static final Path EXPORTS = Path.of("src/test/resources/docs/close");
    private static final String RATES = "openai," + EXPORTS.resolve("contract.csv");

    @TempDir
    private Path folder;

    private Path out;
    private Path october;

    @BeforeEach
    void closeOctober() {
        out = folder.resolve("reports");
        october = out.resolve("2026-10");
        report("october.csv", "bill.csv");
        assertEquals(0, Outcome.of("close", "2026-10", "--out", out, "--invoice", "190.87").exit());
    }

    private Outcome report(String first, String second) {
        return Outcome.of("report", EXPORTS.resolve(first), EXPORTS.resolve(second), "--rates", RATES, "--out", out);
    }

    private Outcome close(Object... more) {
        Object[] words = new Object[4 + more.length];
        System.arraycopy(new Object[] {"close", "2026-10", "--out", out}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        return Outcome.of(words);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>(Outcome.files(october));
        files.remove("adjustments.csv");
        return files;
    }

    @Test
    void noRunChangesAByteAndTheSameRunTakesTheAdjustmentAway() throws IOException {
        Map<String, String> closed = files();
        assertEquals(3, report("october.csv", "november.csv").exit());
        assertTrue(Files.exists(october.resolve("adjustments.csv")));
        assertEquals(3, Outcome.of("report", EXPORTS.resolve("october.csv"), "--out", out).exit(), "the list alone");
        assertEquals(closed, files());
        assertEquals(0, report("october.csv", "bill.csv").exit());
        assertFalse(Files.exists(october.resolve("adjustments.csv")));
        assertEquals(closed, files());
    }

    @Test
    void theChecksumsAreThoseOfEveryFile() throws IOException, NoSuchAlgorithmException {
        String json = Files.readString(october.resolve("closed.json"));
        Map<String, String> files = files();
        assertTrue(files.size() > 9, files.keySet().toString());
        for (Map.Entry<String, String> file : files.entrySet()) {
            byte[] bytes = file.getValue().getBytes(StandardCharsets.ISO_8859_1);
            String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            assertEquals(!file.getKey().equals("closed.json"),
                    json.contains("\"name\": \"" + file.getKey() + "\",\n      \"size\": " + bytes.length
                            + ",\n      \"sha256\": \"" + sum + "\""),
                    file.getKey());
        }
    }

    @Test
    void theSameMonthIsClosedWithTheSameBytes() throws IOException {
        Map<String, String> closed = files();
        assertEquals(0, close("--reopen").exit());
        assertFalse(Files.exists(october.resolve("closed.json")));
        assertEquals(0, report("bill.csv", "october.csv").exit());
        assertEquals(0, close("--invoice", "$190.870").exit());
        assertEquals(closed, files());
    }

    @Test
    void aFileThatWasChangedOrIsGoneIsNamedAndNotMadeAgain() throws IOException {
        Files.writeString(october.resolve("summary.md"), "better");
        Files.delete(october.resolve("focus.csv"));
        Map<String, String> changed = files();
        Outcome report = report("october.csv", "bill.csv");
        assertEquals(3, report.exit());
        assertTrue(report.out().contains("focus.csv is missing, summary.md has other content"), report.out());
        Outcome again = close();
        assertEquals(3, again.exit());
        assertTrue(again.out().contains("focus.csv is missing, summary.md has other content"), again.out());
        assertEquals(changed, files());
        assertTrue(Files.readString(out.resolve("index.md")).contains("closed, files changed"));
    }

    @Test
    void withoutItsTableThereIsNothingToCompareWith() throws IOException {
        Files.writeString(october.resolve("cost-by-day.csv"), "month,date\n2026-10,no day\n");
        Outcome report = report("october.csv", "november.csv");
        assertEquals(3, report.exit());
        assertTrue(report.out().contains("cost-by-day.csv has other content"), report.out());
        assertTrue(report.out().contains("\n2026-10: closed, and not compared, because its files were changed.\n"), report.out());
        assertFalse(Files.exists(october.resolve("adjustments.csv")));
    }

    @Test
    void aMonthIsNotReplacedWhenNobodyKnowsWhatItWasClosedWith() throws IOException {
        for (String text : new String[] {"{", "", "{\"schema\": \"ftcost.closed/2\"}", "[]", "null", "{\"schema\": [1]}"}) {
            Files.writeString(october.resolve("closed.json"), text);
            Map<String, String> closed = files();
            Outcome report = report("october.csv", "november.csv");
            assertEquals(3, report.exit(), text);
            assertTrue(report.out().contains("closed.json cannot be read"), report.out());
            Outcome alone = report("october.csv", "bill.csv");
            assertTrue(alone.out().contains("\n2026-10: closed, and not compared, because its files were changed.\n"), alone.out());
            assertFalse(alone.out().contains("No usage"), alone.out());
            assertEquals(3, close("--invoice", "190.87").exit(), text);
            assertEquals(closed, files());
        }
    }

    @Test
    void anotherBillIsSaid() throws IOException {
        Path bill = folder.resolve("bill.csv");
        Files.writeString(bill, Files.readString(EXPORTS.resolve("bill.csv")).replaceFirst(",usd,", "1,usd,")
                .replaceFirst("(?m)^(1790812800,.*?),0\\.", "$1,7."));
        Outcome report = Outcome.of("report", EXPORTS.resolve("october.csv"), bill, "--rates", RATES, "--out", out);
        assertEquals(3, report.exit());
        assertTrue(report.out().contains("warning: 2026-10 is closed with $190.87 billed; the cost exports now bill $197.87."),
                report.out());
        assertFalse(Files.exists(october.resolve("adjustments.csv")), "the usage costs the same");
    }
}
