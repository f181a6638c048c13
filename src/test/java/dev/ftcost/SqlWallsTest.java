package dev.ftcost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.database.Database;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.rates.RateCards;
import dev.ftcost.testing.JavaSource;
import dev.ftcost.testing.Ledgers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must hold for the SQL: exact to the last digit, nothing unused, every file with its sentence. */
class SqlWallsTest {
    private static final Path ROOT = Path.of("src/main/resources/dev/ftcost/sql");
    private static final Map<String, String> FILES = files();

    /** DuckDB loses exactness in these without a word; multiply by 0.000001 instead. */
    private static final Pattern INEXACT = Pattern.compile(
            "(?<!/)/(?!/)|\\bavg\\s*\\(|\\bmean\\s*\\(|\\bround\\s*\\(|\\bpow(er)?\\s*\\(|\\bsqrt\\s*\\(|\\b\\d+(\\.\\d*)?e[+-]?\\d+|\\bdouble\\b|\\bfloat\\d?\\b|\\breal\\b");

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(ROOT)) {
            for (Path path : found.filter(each -> each.toString().endsWith(".sql")).toList()) {
                files.put(ROOT.relativize(path).toString().replaceFirst("\\.sql$", ""), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    @Test
    void noExpressionLosesADigit() {
        assertFalse(FILES.isEmpty());
        List<String> breaches = new ArrayList<>();
        FILES.forEach((name, sql) -> {
            String code = sql.replaceAll("--[^\n]*", "").replaceAll("'[^']*'", "''").toLowerCase(java.util.Locale.ROOT);
            INEXACT.matcher(code).results().forEach(found -> breaches.add(name + " has " + found.group()));
        });
        assertEquals(List.of(), breaches);
    }

    @Test
    void theBannedExpressionsAreFound() {
        for (String banned : List.of("a / b", "avg(x)", "round (x, 2)", "x * 1e-6", "x::double", "cast(x as float)")) {
            assertTrue(INEXACT.matcher(banned).find(), banned);
        }
        for (String fine : List.of("a // b", "x * 0.000001", "list_cost", "rounded", "u.double_checked")) {
            assertFalse(INEXACT.matcher(fine).find(), fine);
        }
    }

    @Test
    void everyFileIsUsed() {
        String code = String.join("\n", JavaSource.all().stream().map(JavaSource::text).toList());
        List<String> unused = new ArrayList<>();
        for (String name : FILES.keySet()) {
            if (!code.contains("\"" + name + "\"")) {
                unused.add(name);
            }
        }
        assertEquals(List.of(), unused);
    }

    @Test
    void everyViewSaysWhatItIsBeforeItBegins() {
        assertEquals(List.of(),
                FILES.entrySet().stream().filter(file -> file.getKey().startsWith("model/") && !file.getValue().startsWith("-- "))
                        .map(Map.Entry::getKey).toList());
    }

    @Test
    void noColumnOfAnyTableOrViewIsBinaryFloatingPoint() {
        try (Ledger ledger = ledger()) {
            assertTrue(ledger.database().one("test/columns", row -> row.getLong(1)) > 100, "the database is built");
            assertEquals(List.of(), ledger.database().query("test/floating_columns", row -> row.getString(1)));
        }
    }

    @Test
    void noAnswerOfAReportIsBinaryFloatingPoint() {
        List<String> breaches = new ArrayList<>();
        int answers = 0;
        try (Ledger ledger = ledger()) {
            for (String name : FILES.keySet()) {
                if (name.startsWith("report/")) {
                    List<String> types = types(ledger.database(), name, ledger.months());
                    assertFalse(types.isEmpty(), name + " has an answer in the samples");
                    types.stream().filter(type -> type.matches(".*\\b(DOUBLE|FLOAT|REAL)\\b.*"))
                            .forEach(type -> breaches.add(name + ": " + type));
                    answers++;
                }
            }
        }
        assertTrue(answers > 5);
        assertEquals(List.of(), breaches);
    }

    private static List<String> types(Database database, String name, List<String> months) {
        String code = FILES.get(name).replaceAll("--[^\n]*", "");
        List<Object> values = new ArrayList<>(
                code.contains("between ? and ?") ? List.of(months.get(0), months.get(months.size() - 1)) : List.of());
        if (code.contains("?::boolean")) {
            values.add(true);
        }
        if (code.contains("?::bigint")) {
            values.add(-1L);
        }
        List<List<String>> rows = database.query(name, row -> {
            ResultSetMetaData columns = row.getMetaData();
            List<String> types = new ArrayList<>();
            for (int c = 1; c <= columns.getColumnCount(); c++) {
                types.add(columns.getColumnName(c) + " " + columns.getColumnTypeName(c));
            }
            return types;
        }, values.toArray());
        return rows.isEmpty() ? List.of() : rows.get(0);
    }

    /** The guide's card leaves something unpriced in the samples, so that every query has an answer. */
    private static Ledger ledger() {
        return Ledgers.of(RateCards.load(List.of("guide-2026")), Path.of("sample-logs"));
    }
}
