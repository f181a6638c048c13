package dev.ftcost.report;

import static dev.ftcost.testing.Reported.TUNED;
import static dev.ftcost.testing.Reported.usage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.testing.Reported;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The share of the total, the cost per request and the cost per 1M tokens: those of the CSV files, and unknown where nothing can be divided. */
class UnitCostsTest {
    @TempDir
    private Path tmp;

    @Test
    void theProjectsOfTheSummaryAreThoseOfTheCsvDividedByHand() throws IOException {
        Reported samples = Reported.of(tmp.resolve("samples"), "sample-logs", "--month", "2026-10");
        List<List<String>> table = table(samples.text("2026-10/summary.md"), "## Projects");
        Map<String, List<CSVRecord>> projects = samples.csv("2026-10/cost-by-project.csv").stream()
                .collect(Collectors.groupingBy(row -> row.get("project_id")));
        BigDecimal total = samples.sum("2026-10/cost-by-project.csv", "cost");
        assertEquals(projects.size() + 1, table.size());
        for (List<String> row : table.subList(0, projects.size())) {
            List<CSVRecord> lines = projects.entrySet().stream().filter(each -> row.get(0).contains(each.getKey())).findFirst()
                    .orElseThrow()
                    .getValue();
            BigDecimal cost = sum(lines, "cost");
            BigDecimal tokens = sum(lines, "input_tokens").add(sum(lines, "output_tokens")).add(sum(lines, "trained_tokens"));
            assertEquals("$" + cost.setScale(2, RoundingMode.HALF_UP), row.get(1));
            assertEquals(cost.movePointRight(2).divide(total, 1, RoundingMode.HALF_UP) + "%", row.get(2));
            assertEquals("$" + cost.divide(sum(lines, "requests"), 6, RoundingMode.HALF_UP), row.get(3));
            assertEquals("$" + cost.movePointRight(6).divide(tokens, 4, RoundingMode.HALF_UP), row.get(4));
        }
        assertEquals("**100.0%**", table.get(projects.size()).get(2));
        String page = samples.text("2026-10/report.html");
        for (List<String> row : table) {
            row.stream().map(cell -> cell.replace("*", "")).filter(cell -> cell.startsWith("$"))
                    .forEach(cell -> assertTrue(page.contains(">" + cell + "<"), cell));
        }
    }

    @Test
    void whatCannotBeDividedIsUnknownAndSharesAddUp() {
        List<Column> columns = List.of(Column.text("model", "model"), Column.count("requests", "requests"),
                Column.count("input_tokens", "input tokens"), Column.amount("cost", "cost"), Column.count("unpriced_tokens", "unpriced"));
        Sheet costs = new Sheet("Costs", columns,
                List.of(Sheet.row("third", 3L, 1_000_000L, new BigDecimal("1.00"), 0L),
                        Sheet.row("third", 3L, 0L, new BigDecimal("1.00"), 0L),
                        Sheet.row("no requests", 0L, 7L, new BigDecimal("1.00"), 0L), Sheet.row("unpriced", 3L, 1_000L, null, 1_000L),
                        Sheet.row("partly priced", 3L, 1_000L, new BigDecimal("0.0000001"), 10L),
                        Sheet.row("tiny", 3L, 1_000L, new BigDecimal("0.0000001"), 0L)),
                Sheet.row(null, 15L, 1_003_007L, new BigDecimal("3.0000002"), 1_010L));
        List<List<String>> shown = DisplayText.rows(UnitCosts.added(costs, true));
        assertEquals(List.of("third", "3", "1,000,000", "$1.00", "33.4%", "$0.333333", "$1.0000", "0"), shown.get(0));
        assertEquals(List.of("33.3%", "$0.333333", "—"), shown.get(1).subList(4, 7));
        assertEquals(List.of("33.3%", "—", "$142,857.1429"), shown.get(2).subList(4, 7));
        assertEquals(List.of("—", "—", "—"), shown.get(3).subList(4, 7));
        assertEquals(List.of("<0.1%", "—", "—"), shown.get(4).subList(4, 7));
        assertEquals(List.of("<0.1%", "$0.000000033333", "$0.0001"), shown.get(5).subList(4, 7));
        assertEquals(List.of("100.0%", "—", "—"), shown.get(6).subList(4, 7));
    }

    @Test
    void aMonthThatCostsNothingHasNoShares() throws IOException {
        Reported reported = Reported.ofUsage(tmp, usage("2026-07-02", "p", "k", "ft:gpt-9:acme::x", 3, 1_000, 0, 5));
        assertEquals(List.of("p", "—", "—", "—", "—"), table(reported.text("2026-07/summary.md"), "## Projects").get(0).subList(0, 5));
        Reported free = Reported.ofUsage(tmp, usage("2026-08-02", "p", "k", TUNED, 3, 0, 0, 0));
        assertEquals(List.of("p", "$0.00", "—", "$0.000000", "—"),
                table(free.text("2026-08/summary.md"), "## Projects").get(0).subList(0, 5));
    }

    private static BigDecimal sum(List<CSVRecord> rows, String column) {
        return rows.stream().map(row -> new BigDecimal(row.get(column))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The cells of the first table under a heading, its own heading left out. */
    private static List<List<String>> table(String page, String heading) {
        List<List<String>> rows = new ArrayList<>();
        page.substring(page.indexOf(heading)).lines().dropWhile(line -> !line.startsWith("|")).takeWhile(line -> line.startsWith("|"))
                .skip(2).forEach(line -> rows.add(Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList()));
        return rows;
    }
}
