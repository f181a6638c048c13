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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page: what it shows is in the CSV files, its lines add up, and a name stays a name. */
class ReportHtmlTest {
    private static final String HOSTILE = "ft:gpt-4o-mini-2024-07-18:<script>alert(1)</script>:\u202Etxt\u200B' onload='x:${7*7}";
    private static final Pattern TABLE = Pattern.compile("<table>(.*?)</table>", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("<tr class=\"(.*?)\">(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<td[^>]*>([^<]*)");

    @TempDir
    private static Path tmp;
    private static Reported samples;
    private static Reported hostile;

    @BeforeAll
    static void report() throws IOException {
        samples = Reported.of(tmp.resolve("samples"), "sample-logs");
        hostile = Reported.ofUsage(tmp, usage("2026-07-01", "=1+1", "<img src=x>", HOSTILE, 3, 1_000_001, 7, 5),
                usage("2026-07-02", "</td>", "\u202Ekey", "\"><b>unheard</b>", 3, 1_000_001, 7, 5),
                usage("2026-06-02", "p", "k", TUNED, 3, 1_003, 7, 5));
    }

    @Test
    void aPageIsOneFileThatFetchesNothing() throws IOException {
        for (String page : List.of(samples.text("2026-09/report.html"), hostile.text("2026-07/report.html"))) {
            assertFalse(page.contains("http:") || page.contains("https:") || page.contains("<script")
                    || page.contains("<img"), "links or fetches");
            for (Matcher link = Pattern.compile("<a href=\"([^\"]*)\"").matcher(page); link.find();) {
                assertTrue(link.group(1).matches("#bill|\\.\\./(index|2026-\\d\\d/report)\\.html|[a-z-]+\\.(csv|json|md|xlsx)"),
                        link.group(1));
            }
            assertFalse(page.contains("src=\"") || page.contains("url(\"") || page.contains("@import"), "fetches");
        }
    }

    @Test
    void aNameStaysAName() throws IOException {
        String page = hostile.text("2026-07/report.html");
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), hostile.stdout());
        assertTrue(page.contains("\\u202Etxt\\u200B"), "what turns or hides text is shown as its code");
        assertFalse(page.contains("\u202E") || page.contains("\u200B") || page.contains("<b>unheard"), "is no markup");
        assertFalse(Pattern.compile("<[^>\"]*['\" ]onload=").matcher(page).find(), "is no attribute");
    }

    @Test
    void whatIsUnpricedStandsBeforeTheTotal() throws IOException {
        String page = hostile.text("2026-07/report.html");
        assertEquals(3, hostile.exit());
        assertTrue(page.indexOf("are unpriced") > 0 && page.indexOf("are unpriced") < page.indexOf("id=\"cost\""));
        assertTrue(page.contains("class=\"badge\">incomplete"));
        assertFalse(samples.text("2026-09/report.html").contains("To look at"));
    }

    @Test
    void theTotalIsThatOfTheCsvFiles() throws IOException {
        for (String month : List.of("2026-08", "2026-09", "2026-10")) {
            for (String file : List.of("cost-by-model.csv", "cost-by-day.csv", "cost-by-project.csv", "cost-by-key.csv")) {
                BigDecimal total = samples.sum(month + "/" + file, "list_cost");
                assertTrue(samples.text(month + "/report.html").contains("id=\"cost\">" + Money.shown(total) + "<"), month + " " + file);
                assertEquals(0, new BigDecimal(samples.json(month).path("totals").path("list_cost").asText()).compareTo(total),
                        month + " " + file);
            }
        }
    }

    @Test
    void everyLinkLeadsToAFileOrAPlaceOfThePage() throws IOException {
        String page = samples.text("2026-09/report.html");
        int links = 0;
        for (Matcher link = Pattern.compile("<a href=\"([^\"]*)\"").matcher(page); link.find(); links++) {
            String to = link.group(1);
            assertTrue(to.startsWith("#") ? page.contains("id=\"" + to.substring(1) + "\"")
                    : Files.exists(samples.folder().resolve("2026-09").resolve(to)), to);
        }
        assertTrue(links > 10 && page.contains("../2026-08/report.html") && page.contains("../2026-10/report.html"), links + " links");
        assertTrue(page.contains("id=\"verdict\"><a href=\"#bill\">"));
    }

    @Test
    void aMonthThatIsReportedAgainAloneKeepsItsPageAndTheOthers() throws IOException {
        Reported all = Reported.of(tmp.resolve("again"), "sample-logs");
        Map<String, String> before = Map.of("2026-08", all.text("2026-08/report.html"), "2026-09", all.text("2026-09/report.html"),
                "2026-10", all.text("2026-10/report.html"));
        Reported.of(all.folder(), "sample-logs", "--month", "2026-09");
        for (Map.Entry<String, String> month : before.entrySet()) {
            assertEquals(month.getValue(), all.text(month.getKey() + "/report.html"), month.getKey());
        }
    }

    @Test
    void barsOfARowAreAsLongAsItsShare() throws IOException {
        assertTrue(samples.text("2026-10/report.html").contains("<span class=\"share\"><i style=\"width:95.2%\"></i>"));
    }

    @Test
    void costIsTheSecondColumn() throws IOException {
        String page = samples.text("2026-09/report.html");
        for (String section : List.of("lifecycle", "days", "meters", "models", "projects", "keys", "training")) {
            String table = page.substring(page.indexOf("<thead>", page.indexOf("<section id=\"" + section + "\"")));
            assertTrue(table.replaceAll("<th [^>]*>", "").matches("(?s)<thead><tr>[^<]*</th>cost</th>.*"), section);
        }
    }

    @Test
    void shownLinesAddUpToTheShownTotal() throws IOException {
        int checked = 0;
        for (String page : List.of(samples.text("2026-08/report.html"), samples.text("2026-09/report.html"),
                samples.text("2026-10/report.html"),
                hostile.text("2026-07/report.html"))) {
            for (Matcher table = TABLE.matcher(page); table.find();) {
                checked += addUp(table.group(1));
            }
        }
        assertTrue(checked > 100, checked + " columns were added up");
    }

    /** @return how many columns of amounts and counts had a total */
    private static int addUp(String table) {
        List<List<String>> lines = new ArrayList<>();
        List<String> total = null;
        for (Matcher row = ROW.matcher(table); row.find();) {
            List<String> cells = new ArrayList<>();
            for (Matcher cell = CELL.matcher(row.group(2)); cell.find();) {
                cells.add(cell.group(1));
            }
            if (row.group(1).equals("total")) {
                total = cells;
            } else {
                lines.add(cells);
            }
        }
        List<String> heads = Pattern.compile("<th [^>]*>([^<]*)").matcher(table).results().map(head -> head.group(1)).toList();
        int checked = 0;
        for (int c = 1; total != null && c < total.size(); c++) {
            if (total.get(c).matches("-?\\$?[\\d,.]+%?") && !heads.get(c).startsWith("cost per")) {
                BigDecimal sum = BigDecimal.ZERO;
                for (List<String> line : lines) {
                    sum = sum.add(number(line.get(c)));
                }
                assertEquals(0, number(total.get(c)).compareTo(sum), "column " + c + " of " + table);
                checked++;
            }
        }
        return checked;
    }

    private static BigDecimal number(String shown) {
        // Less than a cent is shown as such and counts as none.
        return shown.equals("—") || shown.contains("&lt;") || shown.contains("&gt;") ? BigDecimal.ZERO
                : new BigDecimal(shown.replaceAll("[$,%]", ""));
    }

    @Test
    void everyDayOfTheChartIsInTheCsv() throws IOException {
        String page = samples.text("2026-09/report.html");
        int bars = 0;
        int days = 0;
        for (Matcher tip = Pattern.compile("<div class=\"tip\"><b>(2026-\\d\\d-\\d\\d): (\\$[\\d,.]+)</b>(.*?)</div>").matcher(page);
                tip.find();
                days++) {
            assertEquals(costOf(tip.group(1), null), tip.group(2), tip.group(1));
            for (Matcher part = Pattern.compile("</i>(\\S+) (\\$[\\d,.]+)</span>").matcher(tip.group(3)); part.find(); bars++) {
                assertEquals(costOf(tip.group(1), part.group(1)), part.group(2), tip.group(1) + " " + part.group(1));
            }
        }
        assertEquals(30, days);
        assertTrue(bars > 80, bars + " bars");
        assertTrue(page.contains("role=\"img\" aria-label=\"Daily cost by model in September 2026, $273.72 in total; the highest day is "));
    }

    /** @param model null for all of them */
    private static String costOf(String day, String model) throws IOException {
        return Money.shown(samples.csv("2026-09/cost-by-day.csv").stream()
                .filter(row -> row.get("date").equals(day) && (model == null || row.get("model").equals(model)))
                .map(row -> new BigDecimal(row.get("list_cost"))).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void unusualDaysAreMarkedAndSaidInWords() throws IOException {
        String page = samples.text("2026-10/report.html");
        assertTrue(page.contains("var(--mark)") && page.contains(" unusual\">14</li>"));
        assertTrue(page.contains("<li><b>2026-10-14</b>, spike of "));
    }
}
