package dev.ftcost.report.write;

import static dev.ftcost.testing.Reported.TUNED;
import static dev.ftcost.testing.Reported.usage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.sheet.Money;
import dev.ftcost.testing.Reported;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The year on the index and the waterfall on a month's page show what the JSON and CSV files say, and every pointer has a key. */
class ChartsTest {
    private static final Pattern TIP = Pattern.compile("<div class=\"tip\"><b>(.*?)</b>(.*?)</div>");
    private static final Pattern PART = Pattern.compile("</i>(.*?) (\\$[\\d,.]+)</span>");

    @TempDir
    private static Path tmp;
    private static Reported samples;

    @BeforeAll
    static void report() {
        samples = Reported.of(tmp.resolve("samples"), "sample-logs");
    }

    @Test
    void theIndexShowsEachMonthByModelWithItsTotal() throws IOException {
        List<MatchResult> tips = TIP.matcher(samples.text("index.html")).results().toList();
        assertEquals(3, tips.size());
        for (MatchResult tip : tips) {
            String month = tip.group(1).substring(0, 7);
            assertEquals(month + ": " + Money.shown(samples.sum(month + "/cost-by-model.csv", "cost")), tip.group(1));
            List<MatchResult> parts = PART.matcher(tip.group(2)).results().toList();
            assertTrue(parts.size() >= 3, tip.group(2));
            for (MatchResult part : parts) {
                BigDecimal cost = samples.csv(month + "/cost-by-model.csv").stream().filter(row -> row.get("model").equals(part.group(1)))
                        .map(row -> new BigDecimal(row.get("cost"))).reduce(BigDecimal.ZERO, BigDecimal::add);
                assertEquals(Money.shown(cost), part.group(2), month + " " + part.group(1));
            }
        }
        assertTrue(samples.text("index.html")
                .contains("role=\"img\" aria-label=\"Monthly cost by model from 2026-08 to 2026-10, $897.15 in total; "
                        + "the highest month is 2026-10 with $357.96\""),
                samples.text("index.html"));
    }

    @Test
    void theIndexShowsTheLastTwelveMonthsAndThoseWithoutAReport() throws IOException {
        List<String> rows = new ArrayList<>();
        for (YearMonth month = YearMonth.of(2025, 1); month.isBefore(YearMonth.of(2026, 7)); month = month.plusMonths(1)) {
            if (month.getMonthValue() != 4) {
                // More models than colors: the smallest share one.
                for (int model = 0; model < 9; model++) {
                    rows.add(usage(month + "-02", "p", "k", TUNED + model, 3, 1_000_000L * (model + 1), 0, 0));
                }
            }
        }
        String index = Reported.ofUsage(tmp, rows.toArray(String[]::new)).text("index.html");
        List<String> headings = TIP.matcher(index).results().map(tip -> tip.group(1)).toList();
        assertEquals(12, headings.size());
        assertEquals("2025-07 (partial): $13.50", headings.get(0));
        assertEquals("2026-04 (no report): —", headings.get(9));
        assertTrue(index.contains("3 other models $1.80</span>"), index);
        assertTrue(index.contains("href=\"2025-01/report.html\""), "the table has every month");
    }

    @Test
    void theWaterfallLeadsFromTheMonthBeforeToThisOne() throws IOException {
        String page = samples.text("2026-10/report.html");
        String section = page.substring(page.indexOf("<section id=\"change\">"), page.indexOf("<h3>By model</h3>"));
        List<String> headings = TIP.matcher(section).results().map(tip -> tip.group(1)).toList();
        assertEquals("2026-09: $273.72", headings.get(0));
        assertEquals("2026-10: $357.96", headings.get(headings.size() - 1));
        BigDecimal exact = new BigDecimal(samples.json("2026-10").path("change").path("volume_of_more_requests").asText());
        BigDecimal volume = new BigDecimal(headings.get(1).replace("volume: +$", ""));
        assertTrue(exact.subtract(volume).abs().compareTo(new BigDecimal("0.01")) < 0, headings.get(1) + " is " + exact);
        // What the bars add is what the table adds: the cents of a driver are those of its row, which add up to the change.
        BigDecimal sum = BigDecimal.ZERO;
        for (String driver : headings.subList(1, headings.size() - 1)) {
            String amount = driver.replaceFirst(".*: \\+?", "");
            assertTrue(section.contains("<td class=\"number\">" + amount + "</td>"), driver);
            sum = sum.add(new BigDecimal(amount.replace("$", "")));
        }
        assertEquals(new BigDecimal("84.24"), sum);
        assertTrue(section.contains("aria-label=\"Waterfall from $273.72 in 2026-09 to $357.96 in 2026-10: volume +$"), section);
        assertTrue(section.contains("<table>"));
    }

    @Test
    void whatAPointerShowsAKeyShows() throws IOException {
        for (String page : List.of(samples.text("index.html"), samples.text("2026-10/report.html"))) {
            String style = page.substring(page.indexOf("<style>"), page.indexOf("</style>"));
            List<String> hover = Pattern.compile("[^,{}\n]*:hover[^,{]*").matcher(style).results().map(rule -> rule.group().strip())
                    .toList();
            assertFalse(hover.isEmpty());
            hover.forEach(rule -> assertTrue(style.contains(rule.replace(":hover", ":focus")), rule));
            assertEquals(TIP.matcher(page).results().count(), Pattern.compile("<li tabindex=\"0\"").matcher(page).results().count());
        }
    }
}
