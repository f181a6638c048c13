package dev.ftcost.names;

import dev.ftcost.sheet.CsvTable;
import dev.ftcost.usage.Confidential;
import dev.ftcost.usage.CsvFault;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a names file, {@code id,name,team,cost_center}, and names every line that is wrong. */
final class NamesReader {
    private static final List<String> COLUMNS = List.of("id", "name", "team", "cost_center");
    private static final int MOST_PROBLEMS = 20;

    private final String file;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, NamedId> byId = new TreeMap<>();
    private final Map<String, Long> lines = new TreeMap<>();
    private final List<Long> withEmail = new ArrayList<>();

    private NamesReader(String file) {
        this.file = file;
    }

    static Names read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new InputError("--names '" + path + "' is not a file; it is a CSV with the columns " + String.join(",", COLUMNS) + ".");
        }
        String name = path.getFileName().toString();
        try {
            return new NamesReader(name).names(CsvTable.read(Files.readString(path)));
        } catch (CharacterCodingException e) {
            throw new InputError(name + ": is not UTF-8; save it as CSV UTF-8.");
        } catch (CsvTable.TooLarge e) {
            throw new InputError(name + ": " + e.getMessage() + ".");
        } catch (UncheckedIOException e) {
            throw new InputError(name + ": is not valid CSV: " + CsvFault.of(e) + ".");
        } catch (IOException e) {
            throw new UncheckedIOException("'" + path + "' cannot be read: " + IoReason.of(e) + ".", e);
        }
    }

    private Names names(CsvTable table) {
        List<String> header = header(table);
        if (problems.isEmpty()) {
            table.rows().forEach(row -> row(header, row));
        }
        if (!problems.isEmpty()) {
            List<String> shown = new ArrayList<>(problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())));
            if (problems.size() > MOST_PROBLEMS) {
                shown.add(file + ": " + (problems.size() - MOST_PROBLEMS) + " more lines are wrong.");
            }
            throw new InputError(String.join("\n", shown));
        }
        if (!withEmail.isEmpty()) {
            warnings.add(
                    "'" + file + "' has e-mail addresses on " + (withEmail.size() == 1 ? "line " : withEmail.size() + " lines, first on ")
                            + (withEmail.size() == 1 ? "" : "line ") + withEmail.get(0)
                            + "; they are neither stored nor shown, so use ids and names without them");
        }
        return new Names(byId, warnings);
    }

    private List<String> header(CsvTable table) {
        List<String> header = table.header().stream()
                .map(column -> column.toLowerCase(Locale.ROOT).replaceAll("[ -]", "_")).toList();
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (COLUMNS.contains(column) && !seen.add(column)) {
                problems.add(file + ":1: duplicate column '" + column + "'; keep one.");
            }
        }
        if (!header.contains("id")) {
            problems.add(file + ":1: the column 'id' is missing; the columns are " + String.join(",", COLUMNS) + ".");
        }
        List<String> ignored = table.header().stream()
                .filter(column -> !column.isEmpty() && !COLUMNS.contains(header.get(table.header().indexOf(column)))).toList();
        if (!ignored.isEmpty()) {
            warnings.add("'" + file + "' has columns that are not read: "
                    + String.join(", ", ignored.stream().limit(5).map(NamesReader::quoted).toList())
                    + (ignored.size() > 5 ? " and more" : "")
                    + "; the columns are " + String.join(",", COLUMNS));
        }
        return header;
    }

    private static String quoted(String column) {
        String label = Label.of(column);
        return label == null ? "one without a name" : "'" + label + "'";
    }

    private void row(List<String> header, CsvTable.Row row) {
        if (row.cells().size() > header.size()) {
            problems.add(file + ":" + row.line() + ": has " + row.cells().size() + " cells, the header has " + header.size()
                    + "; quote a cell that has a comma in it.");
            return;
        }
        String id = Confidential.masked(cell(header, row, "id"));
        if (id.isEmpty()) {
            problems.add(file + ":" + row.line() + ": has no id; write the id of a project, an API key or a user.");
            return;
        }
        if (COLUMNS.stream().anyMatch(column -> Label.isEmail(cell(header, row, column)))) {
            withEmail.add(row.line());
        }
        if (Label.isEmail(cell(header, row, "id"))) {
            return;
        }
        NamedId named = new NamedId(id, Label.of(cell(header, row, "name")), Label.of(cell(header, row, "team")),
                Label.of(cell(header, row, "cost_center")));
        NamedId before = byId.putIfAbsent(id, named);
        long first = lines.computeIfAbsent(id, unseen -> row.line());
        if (before != null && !before.equals(named)) {
            problems.add(
                    file + ":" + row.line() + ": the id '" + id + "' is on line " + first + " with other values; keep one of the two.");
        }
    }

    private static String cell(List<String> header, CsvTable.Row row, String column) {
        int index = header.indexOf(column);
        return index < 0 || index >= row.cells().size() ? "" : row.cells().get(index);
    }
}
