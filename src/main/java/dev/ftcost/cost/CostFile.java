package dev.ftcost.cost;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.database.Database;
import dev.ftcost.sheet.AtomicFolder;
import dev.ftcost.sheet.CsvSheet;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

/** A cost table as a file of its own, whole or not at all; its ending says which kind. */
public final class CostFile {
    private final Path file;
    private final String ending;

    /** @throws InputError when a file cannot be there, or its ending is none of those that are written */
    public CostFile(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        this.ending = name.replaceFirst("^.*\\.", "");
        this.file = file;
        if (!name.contains(".") || !ending.matches("parquet|csv|json")) {
            throw new InputError("--out '" + file + "' does not end in .parquet, .csv or .json; the ending says what is written.");
        }
        if (Files.isDirectory(file)) {
            throw new InputError("--out '" + file + "' is a folder; name a file.");
        }
        if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw new InputError(
                    "--out '" + file + "': the folder '" + file.toAbsolutePath().getParent() + "' does not exist; create it first.");
        }
    }

    /**
     * @param database in which the table was computed
     * @param json the document, which is made only for that kind of file
     */
    public void write(Database database, CostTable table, Supplier<ObjectNode> json) {
        try (AtomicFolder folder = AtomicFolder.in(file.toAbsolutePath().getParent())) {
            folder.writeFile(file.getFileName().toString(), switch (ending) {
                case "parquet" -> parquet(database);
                case "csv" -> out -> out.write(CsvSheet.write(table.sheet()).getBytes(StandardCharsets.UTF_8));
                default -> out -> out.write(JsonSheet.write(json.get()).getBytes(StandardCharsets.UTF_8));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("--out '" + file + "' cannot be written: " + IoReason.of(e) + ".", e);
        }
    }

    /** The database writes to its own folder alone. */
    private static AtomicFolder.Document parquet(Database database) {
        return out -> {
            Path written = database.overflow().resolve("cost.parquet");
            database.update("cost/parquet_place", written.toString());
            database.execute("cost/parquet");
            Files.copy(written, out);
            Files.delete(written);
        };
    }
}
