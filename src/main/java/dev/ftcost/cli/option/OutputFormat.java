package dev.ftcost.cli.option;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.sheet.CsvSheet;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.MarkdownSheet;
import dev.ftcost.sheet.Sheet;
import dev.ftcost.sheet.TextSheet;
import java.io.PrintWriter;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The format in which a command prints its result. */
public final class OutputFormat {
    /** The output formats. */
    public enum Kind { TABLE, MARKDOWN, CSV, JSON }

    @Option(names = {"-f",
            "--format"}, order = HelpSection.OUTPUT, paramLabel = "table|markdown|csv|json", defaultValue = "table", description = "Output format; csv and json have exact amounts. Default: ${DEFAULT-VALUE}.")
    private Kind kind;

    public Kind kind() {
        return kind;
    }

    public boolean isTable() {
        return kind == Kind.TABLE;
    }

    /** Prints a sheet; the JSON document is made only for that format. */
    public void print(PrintWriter out, Sheet sheet, Supplier<ObjectNode> json) {
        print(out, sheet, table -> TextSheet.write(table, Terminal.tableWidth()), MarkdownSheet::write, json);
    }

    /** The same for a sheet that has its own table and Markdown layout. */
    public void print(PrintWriter out, Sheet sheet, Function<Sheet, String> table, Function<Sheet, String> markdown,
            Supplier<ObjectNode> json) {
        out.print(switch (kind) {
            case TABLE -> Terminal.shown(table.apply(sheet));
            case MARKDOWN -> markdown.apply(sheet);
            case CSV -> CsvSheet.write(sheet);
            case JSON -> JsonSheet.write(json.get());
        });
        out.flush();
    }
}
