package dev.ftcost.budget;

import dev.ftcost.rates.Spelling;
import dev.ftcost.sheet.CsvTable;
import dev.ftcost.usage.CsvFault;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads a budget file, {@code scope,month,limit_usd,warn_at}, and reports every invalid line. */
public final class LimitsReader {
    private static final List<String> COLUMNS = List.of("scope", "month", "limit_usd", "warn_at");
    /** Each is a question to the database, which takes milliseconds. */
    private static final int MOST_LIMITS = 10_000;
    private static final int MOST_PROBLEMS = 20;
    private static final List<String> REQUIRED = List.of("scope", "limit_usd");

    private final String name;
    private final List<String> problems = new ArrayList<>();

    private LimitsReader(String name) {
        this.name = name;
    }

    /** @throws InputError with one sentence per invalid line */
    public static List<Limit> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputError("--budgets '" + file + "' is not a file; use a CSV with the columns scope,month,limit_usd,warn_at.");
        }
        String name = file.getFileName().toString();
        try {
            return new LimitsReader(name).limits(CsvTable.read(Files.readString(file)));
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new InputError(name + ": is not UTF-8; save it as CSV UTF-8.");
        } catch (CsvTable.TooLarge e) {
            throw new InputError(name + ": " + e.getMessage() + ".");
        } catch (UncheckedIOException e) {
            throw new InputError(name + ": is not valid CSV: " + CsvFault.of(e) + ".");
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file + "' cannot be read: " + IoReason.of(e) + ".", e);
        }
    }

    private List<Limit> limits(CsvTable table) {
        for (String column : table.header()) {
            if (!COLUMNS.contains(column)) {
                problems.add(name + ":1: the column '" + column + "' is unknown; the columns are " + String.join(",", COLUMNS) + ".");
            }
        }
        for (String column : REQUIRED) {
            if (!table.header().contains(column)) {
                problems.add(name + ":1: the column '" + column + "' is missing; the columns are " + String.join(",", COLUMNS) + ".");
            }
        }
        if (table.rows().size() > MOST_LIMITS) {
            problems.add(name + ": has more than 10,000 limits; split it, and check one file at a time.");
        }
        List<Limit> limits = new ArrayList<>();
        if (problems.isEmpty()) {
            for (CsvTable.Row row : table.rows()) {
                limit(table.header(), row, limits);
            }
        }
        if (!problems.isEmpty()) {
            List<String> shown = new ArrayList<>(problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())));
            if (problems.size() > MOST_PROBLEMS) {
                shown.add(name + ": " + (problems.size() - MOST_PROBLEMS) + " more lines are wrong.");
            }
            throw new InputError(String.join("\n", shown));
        }
        return limits;
    }

    private void limit(List<String> header, CsvTable.Row row, List<Limit> limits) {
        int before = problems.size();
        if (row.cells().size() > header.size()) {
            problem(row, "has " + row.cells().size() + " cells, the header has " + header.size() + "; quote cells that contain a comma");
            return;
        }
        Scope scope = Scope.of(cell(header, row, "scope"));
        if (scope == null) {
            problem(row, unknownScope(cell(header, row, "scope")));
        }
        YearMonth month = month(row, cell(header, row, "month"));
        BigDecimal limit = limitUsd(row, cell(header, row, "limit_usd"));
        BigDecimal warnAt = warnAt(row, cell(header, row, "warn_at"));
        if (problems.size() == before) {
            limits.add(new Limit(scope, month, limit, warnAt));
        }
    }

    private static String unknownScope(String text) {
        int colon = text.indexOf(':');
        List<String> kinds = Stream.of(Scope.Kind.values()).map(Scope.Kind::id).toList();
        String meant = Spelling.closest(colon < 0 ? text : text.substring(0, colon), kinds);
        return "unknown scope '" + text + "'; " + (meant == null || kinds.contains(text.replaceFirst(":.*", ""))
                ? "use total, model:ID, base:MODEL, project:ID, key:ID or team:NAME"
                : "did you mean '" + meant + (colon < 0 ? "" : text.substring(colon)) + "'?");
    }

    private YearMonth month(CsvTable.Row row, String text) {
        if (text.isEmpty() || text.equals("*")) {
            return null;
        }
        try {
            if (text.matches("\\d{4}-\\d{2}")) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException e) {
            // Falls through to the sentence: 2026-13 looks like a month but is not valid.
        }
        problem(row, "month '" + text + "' is not a month; use YYYY-MM, or * for every month");
        return null;
    }

    private BigDecimal limitUsd(CsvTable.Row row, String text) {
        if (text.matches("\\d{1,12}(\\.\\d{1,6})?")) {
            return new BigDecimal(text);
        }
        problem(row, "limit_usd '" + text + "' is not an amount; use US dollars as plain digits, such as 250.00");
        return null;
    }

    private BigDecimal warnAt(CsvTable.Row row, String text) {
        if (text.isEmpty()) {
            return BigDecimal.ONE;
        }
        boolean percent = text.matches("\\d{1,3}(\\.\\d{1,4})?\\s*%");
        if (percent || text.matches("\\d{1,3}(\\.\\d{1,6})?")) {
            BigDecimal number = new BigDecimal(text.replace("%", "").strip());
            // A plain 80 can only mean percent; a plain 1 is the whole limit.
            BigDecimal part = percent || number.compareTo(BigDecimal.ONE) > 0 ? number.movePointLeft(2) : number;
            if (part.signum() > 0 && part.compareTo(BigDecimal.ONE) <= 0) {
                return part;
            }
        }
        problem(row, "warn_at '" + text + "' is not a threshold; use 80% or 0.8, or leave it blank");
        return null;
    }

    private void problem(CsvTable.Row row, String sentence) {
        problems.add(name + ":" + row.line() + ": " + sentence + (sentence.endsWith("?") ? "" : "."));
    }

    private static String cell(List<String> header, CsvTable.Row row, String column) {
        int index = header.indexOf(column);
        return index < 0 || index >= row.cells().size() ? "" : row.cells().get(index);
    }
}
