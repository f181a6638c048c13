package dev.ftcost.report.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Reported;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The budgets in the documents of a month are those that {@code budget} judges. */
class BudgetPagesTest {
    @TempDir
    private Path tmp;

    @Test
    void everyDocumentSaysWhatBudgetSays() throws IOException {
        Path budgets = Files.writeString(tmp.resolve("budgets.csv"), """
                scope,month,limit_usd,warn_at
                total,*,300,80%
                model:ft:gpt-4.1-mini-2025-04-14:acme:extract:BwL9sH3p,2026-10,100,0.9
                project:<b>|none,*,7,
                total,2026-08,200,
                """);
        Reported reported = Reported.of(tmp.resolve("r"), "sample-logs", "--budgets", budgets.toString(), "--today", "2026-10-20");
        assertEquals(0, reported.exit(), "only what the exit codes of report name makes its exit code");
        for (String month : new String[] {"2026-09", "2026-10"}) {
            Path ofMonth = Files.writeString(tmp.resolve("month.csv"), Files.readString(budgets).replace("*", month)
                    .replaceAll("(?m)^[^\n]*,2026-(?!" + month.substring(5) + ")\\d\\d,.*\n", ""));
            JsonNode rows = new ObjectMapper()
                    .readTree(Outcome.of("budget", "sample-logs", "--budgets", ofMonth, "--today", "2026-10-20", "-f", "json").out())
                    .path("rows");
            assertTrue(rows.size() >= 2, rows.toString());
            assertEquals(rows, reported.json(month).path("budgets"));
            try (ZipFile workbook = new ZipFile(reported.folder().resolve(month).resolve("report.xlsx").toFile())) {
                assertTrue(new String(workbook.getInputStream(workbook.getEntry("xl/workbook.xml")).readAllBytes(), StandardCharsets.UTF_8)
                        .contains("name=\"Budgets\""));
            }
        }
        String sentence = "total 2026-10: $246.93 of $300.00 spent as of 2026-10-20 (82.3%); month-end forecast $353.97, $53.97 over.";
        assertTrue(reported.text("2026-10/report.html").contains("<b>Warning:</b> " + sentence), reported.text("2026-10/report.html"));
        assertTrue(reported.text("2026-10/summary.md").contains("- warning: " + sentence), reported.text("2026-10/summary.md"));
        assertTrue(reported.stdout().contains("  Budget " + sentence), reported.stdout());
        assertTrue(reported.text("2026-10/summary.md").contains("| project:\\<b\\>\\|none |"), reported.text("2026-10/summary.md"));
        assertFalse(reported.text("2026-10/report.html").contains("<b>|none"));
        assertTrue(reported.text("2026-08/report.html").contains("total 2026-08: $265.47 of $200.00 spent (132.7%), $65.47 over."));
    }

    @Test
    void withoutBudgetsNothingIsSaid() throws IOException {
        Reported reported = Reported.ofUsage(tmp, Reported.usage("2026-07-02", "p", "k", Reported.TUNED, 3, 1_000_000, 0, 0));
        assertFalse(reported.json("2026-07").has("budgets"));
        assertFalse(reported.text("2026-07/report.html").contains("Budgets") || reported.text("2026-07/summary.md").contains("Budgets"));
    }

    @Test
    void missingInputIsSaid() throws IOException {
        Path budgets = Files.writeString(tmp.resolve("budgets.csv"), "scope,limit_usd\ntotal,1\n");
        Path export = Files.writeString(tmp.resolve("usage.csv"), Reported.HEADER
                + Reported.usage("2026-07-02", "p", "k", Reported.TUNED, 3, 1_000_000, 0, 0)
                + Reported.usage("2026-07-03", "p", "k", Reported.TUNED, 3, 1_000_000, 0, 0).replace(",3,", ",-3,"));
        Reported reported = Reported.of(tmp.resolve("r"), export.toString(), "--budgets", budgets.toString());
        String said = "The input is incomplete (see Warnings), so the actual spend may be higher.";
        assertTrue(reported.text("2026-07/report.html").contains(said) && reported.text("2026-07/summary.md").contains(said));
        assertTrue(reported.json("2026-07").path("warnings").toString().contains("rejected"), "and so does the JSON");
    }
}
