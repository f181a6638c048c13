package dev.ftcost.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.cache.Cache;
import dev.ftcost.database.Database;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.ledger.load.ReadProgress;
import dev.ftcost.ledger.load.SizeThresholds;
import dev.ftcost.names.Names;
import dev.ftcost.rates.RateCards;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.CsvSheet;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.testing.Ledgers;
import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Usage;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However costs are grouped, they add up to what the report says, digit for digit; and where the report has the same table, the rows are the same. */
class CostLawTest {
    private static final List<String> USERS = List.of("user-a", "user-b", "");
    private static final List<String> KEYS = List.of("key_1", "key_2", "");
    private static final String JOBS = """
            {"object": "list", "has_more": false, "data": [
             {"object": "fine_tuning.job", "id": "ftjob-1", "model": "gpt-4o-mini-2024-07-18", "fine_tuned_model": "ft:gpt-4o-mini-2024-07-18:acme::Ab12",
              "status": "succeeded", "created_at": 1756600000, "finished_at": 1756684800, "trained_tokens": 1234567},
             {"object": "fine_tuning.job", "id": "ftjob-2", "model": "gpt-9", "fine_tuned_model": "ft:gpt-9:acme::X", "status": "succeeded",
              "created_at": 1773500000, "finished_at": 1773532800, "trained_tokens": 7},
             {"object": "fine_tuning.job", "id": "ftjob-3", "model": "o4-mini-2025-04-16", "fine_tuned_model": "ft:gpt-4o-2024-08-06:acme::Ab12cD34",
              "status": "succeeded", "created_at": 1756600000, "finished_at": 1756684800, "trained_tokens": 11, "billed_seconds": 12345,
              "method": {"type": "reinforcement"}}]}
            """;
    /** One page of the report's columns by type of token. */
    private static final Map<String, String> COST_OF_TYPE = Map.of("input", "input_cost", "cached_input", "cached_input_cost",
            "cache_write",
            "cache_write_cost", "cache_write_12h", "cache_write_12h_cost", "output", "output_cost", "training", "training_cost");

    @TempDir
    private Path folder;

    /** Rows with a key, a user and an hour of their own; the file is too large to be loaded by bucket unasked. */
    private String export(List<Usage> rows, Random random, Map<String, Long> inputOfUsers) {
        StringBuilder text = new StringBuilder(Usage.csv(List.of()));
        for (Usage row : rows) {
            String[] cells = row.line().split(",", -1);
            long start = Long.parseLong(cells[0]) + random.nextInt(24) * 3600L;
            cells[0] = "" + start;
            cells[1] = "" + (start + 3600);
            cells[4] = USERS.get(random.nextInt(3));
            cells[5] = KEYS.get(random.nextInt(3));
            inputOfUsers.merge(cells[4] + " " + java.time.Instant.ofEpochSecond(start).toString().replace(":00:00Z", ":00Z"), row.input(),
                    Long::sum);
            text.append(String.join(",", cells));
        }
        return text.toString();
    }

    private Ledger ledger(Path in, Names names) {
        return Ledger.of(Ledgers.exports(in), RateCards.load(List.of("openai")), names, RetryOverhead.usual(), null,
                new ReadProgress(), Cache.none(),
                Database.open(), SizeThresholds.USERS_APART);
    }

    /** Keys, users and projects with and without a team, of which the most specific one counts. */
    private Path names() throws IOException {
        return Files.writeString(folder.resolve("names.csv"), """
                id,name,team,cost_center
                key_1,Bot,Red,1
                key_2,"Bot, the other",,
                user-a,Ann,Blue,2
                proj_A,Support,Green,
                proj_B,Extract,Green,3
                """);
    }

    private static CostQuery by(Dimension... by) {
        return new CostQuery(List.of(by), List.of(), null, null, null);
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void everyGroupingAddsUpToTheReport(long seed) throws IOException {
        Map<String, Long> inputOfUsers = new TreeMap<>();
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.writeString(in.resolve("usage.csv"), export(Usage.seeded(seed, 900), new Random(seed), inputOfUsers));
        Files.writeString(in.resolve("jobs.json"), JOBS);
        assertEquals(3, Outcome.of("report", in, "--names", names(), "--out", folder.resolve("out")).exit());
        Map<String, String> files = Outcome.csvs(folder.resolve("out"));
        List<CSVRecord> report = records(files, "cost-by-model.csv");
        Map<String, BigDecimal> expected = sums(report);
        assertTrue(expected.get("training_cost").signum() > 0 && expected.get("unpriced_tokens").signum() > 0, expected.toString());
        List<List<Dimension>> groupings = new ArrayList<>();
        Stream.of(Dimension.values()).forEach(one -> groupings.add(List.of(one)));
        Random random = new Random(seed);
        for (int n = 0; n < 12; n++) {
            groupings.add(Stream.of(Dimension.values()).filter(each -> random.nextInt(4) == 0).toList());
        }
        groupings.removeIf(List::isEmpty);
        try (Ledger ledger = ledger(in, Names.of(names()))) {
            for (List<Dimension> by : groupings) {
                CostTable table = CostTable.of(ledger, by(by.toArray(Dimension[]::new)));
                Map<String, BigDecimal> sums = sums(records(CsvSheet.write(table.sheet())));
                for (String column : List.of("cost", "list_cost", "retry_overhead_cost", "unpriced_tokens")) {
                    assertEquals(expected.get(column), sums.get(column), by + " " + column);
                }
                if (by.contains(Dimension.TYPE)) {
                    types(table.sheet(), expected);
                } else {
                    assertEquals(expected, sums, by.toString());
                }
                total(table.sheet());
            }
            same(ledger, files, "cost-by-model.csv", Dimension.MONTH, Dimension.MODEL, Dimension.TIER);
            same(ledger, files, "cost-by-day.csv", Dimension.MONTH, Dimension.DAY, Dimension.MODEL);
            same(ledger, files, "cost-by-project.csv", Dimension.MONTH, Dimension.PROJECT, Dimension.MODEL);
            same(ledger, files, "cost-by-key.csv", Dimension.MONTH, Dimension.KEY, Dimension.MODEL);
            same(ledger, files, "cost-by-team.csv", Dimension.MONTH, Dimension.TEAM, Dimension.MODEL);
            Map<String, Long> ofUsers = new TreeMap<>();
            for (CSVRecord row : records(CsvSheet.write(CostTable.of(ledger, by(Dimension.USER, Dimension.HOUR)).sheet()))) {
                ofUsers.merge(row.get("user_id") + " " + row.get("hour"), Long.valueOf(row.get("input_tokens")), Long::sum);
            }
            assertEquals(0, ofUsers.remove(" "), "training has neither a user nor an hour");
            assertEquals(inputOfUsers, ofUsers);
            top(ledger, expected);
            parts(ledger, expected);
        }
    }

    /** The largest, and the others in one row, are all. */
    private static void top(Ledger ledger, Map<String, BigDecimal> expected) throws IOException {
        CostTable top = CostTable.of(ledger, new CostQuery(List.of(Dimension.MODEL, Dimension.DAY), List.of(), null, null, 5L));
        List<CSVRecord> rows = records(CsvSheet.write(top.sheet()));
        assertEquals(6, rows.size());
        assertEquals("other (" + top.other() + " more)", rows.get(5).get(0));
        assertEquals(expected, sums(rows));
        List<BigDecimal> costs = rows.subList(0, 5).stream().map(row -> new BigDecimal(row.get("cost"))).toList();
        assertEquals(costs.stream().sorted(java.util.Comparator.reverseOrder()).toList(), costs);
    }

    /** The parts of a dimension, each filtered by its value, or where it has a name by that, are all; so are the days before one and after. */
    private static void parts(Ledger ledger, Map<String, BigDecimal> expected) throws IOException {
        for (Dimension dimension : Dimension.values()) {
            List<Dimension> by = dimension == Dimension.TYPE ? List.of(Dimension.TYPE) : List.of(Dimension.KEY);
            Map<String, BigDecimal> whole = dimension == Dimension.TYPE
                    ? sums(records(CsvSheet.write(CostTable.of(ledger, by(Dimension.TYPE)).sheet()))) : expected;
            assertParts(whole, ledger, values(ledger, dimension).stream()
                    .map(value -> new CostQuery(by, List.of(new Filter(dimension, value)), null, null, null)).toList());
        }
        LocalDate day = LocalDate.of(2025, 9, 1);
        assertParts(expected, ledger, List.of(new CostQuery(List.of(Dimension.KEY), List.of(), null, day.minusDays(1), null),
                new CostQuery(List.of(Dimension.KEY), List.of(), day, null, 1L)));
    }

    private static void assertParts(Map<String, BigDecimal> whole, Ledger ledger, List<CostQuery> queries) throws IOException {
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        for (CostQuery query : queries) {
            sums(records(CsvSheet.write(CostTable.of(ledger, query).sheet())))
                    .forEach((column, sum) -> parts.merge(column, sum, BigDecimal::add));
        }
        parts.replaceAll((column, sum) -> plain(sum));
        assertEquals(whole, parts, queries.toString());
    }

    /** What to filter by to have each part once. */
    private static List<String> values(Ledger ledger, Dimension dimension) throws IOException {
        if (dimension == Dimension.HOUR) {
            return List.of("", "*T0?:00Z", "*T1?:00Z", "*T2?:00Z");
        }
        List<String> values = new ArrayList<>();
        for (CSVRecord row : records(CsvSheet.write(CostTable.of(ledger, by(dimension)).sheet()))) {
            String name = dimension.isNamed() ? row.get(dimension.columns().get(1).key()) : "";
            values.add(Filter.escaped(unquoted(name.isEmpty() ? row.get(dimension.column().key()) : name)));
        }
        return values;
    }

    /** A name that a spreadsheet would run has a quote before it. */
    private static String unquoted(String cell) {
        return cell.startsWith("'=") ? cell.substring(1) : cell;
    }

    private static void same(Ledger ledger, Map<String, String> files, String file, Dimension... by) throws IOException {
        List<String> mine = new ArrayList<>();
        for (CSVRecord row : records(CsvSheet.write(CostTable.of(ledger, by(by)).sheet()))) {
            mine.add(Arrays.stream(by).map(dimension -> row.get(dimension.column().key())).toList() + " " + measures(row));
        }
        List<String> theirs = new ArrayList<>();
        for (CSVRecord row : records(files, file)) {
            theirs.add(Arrays.stream(by).map(dimension -> row.get(dimension.column().key())).toList() + " " + measures(row));
        }
        assertEquals(String.join("\n", theirs), String.join("\n", mine), file);
    }

    private static List<String> measures(CSVRecord row) {
        List<String> names = row.getParser().getHeaderNames();
        return names.subList(names.indexOf("requests"), names.size()).stream().map(row::get).toList();
    }

    private static void types(Sheet sheet, Map<String, BigDecimal> expected) throws IOException {
        Map<String, BigDecimal> costs = new TreeMap<>();
        Map<String, Long> tokens = new TreeMap<>();
        for (CSVRecord row : records(CsvSheet.write(sheet))) {
            costs.merge(row.get("type"), row.get("cost").isEmpty() ? BigDecimal.ZERO : new BigDecimal(row.get("cost")), BigDecimal::add);
            tokens.merge(row.get("type"), Long.valueOf(row.get("tokens")), Long::sum);
        }
        COST_OF_TYPE.forEach((type, column) -> assertEquals(expected.get(column), plain(costs.getOrDefault(type, BigDecimal.ZERO)), type));
        assertEquals(expected.get("trained_tokens").longValue(), tokens.get("training"));
        assertEquals(expected.get("output_tokens").longValue(), tokens.get("output") + tokens.get("media_output"));
        assertEquals(expected.get("input_tokens").longValue(),
                Stream.of("input", "cached_input", "cache_write", "cache_write_12h", "media_input",
                        "media_cached_input").mapToLong(tokens::get).sum());
    }

    private static void total(Sheet sheet) {
        for (int c = 0; c < sheet.columns().size() && sheet.total() != null; c++) {
            int at = c;
            if (sheet.columns().get(c).type() == Column.Type.AMOUNT) {
                BigDecimal sum = sheet.rows().stream().map(row -> (BigDecimal) row.get(at)).filter(cell -> cell != null)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertEquals(plain(sum), plain((BigDecimal) sheet.total().get(c)), sheet.columns().get(c).key());
            }
        }
    }

    private static BigDecimal plain(BigDecimal amount) {
        return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    private static Map<String, BigDecimal> sums(List<CSVRecord> rows) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        for (CSVRecord row : rows) {
            List<String> names = row.getParser().getHeaderNames();
            for (String name : names.subList(names.contains("requests") ? names.indexOf("requests") : names.indexOf("tokens"),
                    names.size())) {
                sums.merge(name, row.get(name).isEmpty() ? BigDecimal.ZERO : new BigDecimal(row.get(name)), BigDecimal::add);
            }
        }
        sums.replaceAll((name, sum) -> plain(sum));
        return sums;
    }

    private static List<CSVRecord> records(Map<String, String> files, String name) throws IOException {
        List<CSVRecord> records = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().endsWith("/" + name)) {
                records.addAll(records(file.getValue()));
            }
        }
        return records;
    }

    private static List<CSVRecord> records(String csv) throws IOException {
        return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(new StringReader(csv)).getRecords();
    }

    @Test
    void aParquetFileHoldsTheRowsWithAmountsAsDecimals() throws IOException {
        Path in = Files.createDirectories(folder.resolve("it's"));
        Files.writeString(in.resolve("usage.csv"), export(Usage.seeded(43, 300), new Random(43), new TreeMap<>()));
        Path file = in.resolve("cost 'of' [x].parquet");
        Outcome outcome = Outcome.of("cost", in, "--by", "day,project,type", "--top", "40", "--out", file);
        assertEquals("", outcome.err());
        assertTrue(outcome.out().startsWith("Wrote 41 rows to '" + file + "'.\n"), outcome.out());
        String csv = Outcome.of("cost", in, "--by", "day,project,type", "--top", "40", "--format", "csv").out();
        Map<String, BigDecimal> expected = sums(records(csv));
        try (Database database = Database.open()) {
            database.update("test/parquet_cost", file.toString().replaceAll("([*?\\[])", "[$1]"));
            assertEquals(List.of("DATE", "VARCHAR", "VARCHAR", "VARCHAR", "BIGINT", "DECIMAL(38,12)"),
                    database.query("test/parquet_types", row -> row.getString("column_type")).subList(0, 6));
            BigDecimal cost = database.one("test/parquet_sum", row -> row.getBigDecimal(1));
            assertEquals(expected.get("cost"), plain(cost));
        }
        try (Stream<Path> left = Files.list(in)) {
            assertEquals(List.of(file.getFileName().toString(), "usage.csv"),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }
}
