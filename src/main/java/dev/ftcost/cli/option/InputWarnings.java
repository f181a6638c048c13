package dev.ftcost.cli.option;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.completeness.Completeness;
import dev.ftcost.sheet.Column;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.MarkdownSheet;
import dev.ftcost.sheet.Sheet;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Says what is missing from the input of a command, in the format of its answer: after a table, on stderr with CSV, in
 * {@code warnings[]} of JSON.
 */
public final class InputWarnings {
    private static final Sheet NOTHING = new Sheet("Nothing", List.of(Column.text("warning", "warning")), List.of(), null);

    private InputWarnings() {}

    /** The document with what is missing in {@code warnings[]}, behind the warnings of its own. */
    public static ObjectNode with(ObjectNode document, Completeness input) {
        return with(document, input.sentences());
    }

    /** The same for sentences of a command's own. */
    public static ObjectNode with(ObjectNode document, List<String> sentences) {
        ArrayNode warnings = document.get("warnings") instanceof ArrayNode own ? own : document.putArray("warnings");
        sentences.forEach(warnings::add);
        return document;
    }

    /** Prints the warnings of an answer that was printed before; those of JSON are in the document. */
    public static void print(CommandSpec command, OutputFormat format, Completeness input) {
        print(command, format, input.sentences());
    }

    /** The same for sentences of a command's own, without their full stop. */
    public static void print(CommandSpec command, OutputFormat format, List<String> sentences) {
        if (format.kind() == OutputFormat.Kind.JSON) {
            return;
        }
        if (format.kind() == OutputFormat.Kind.CSV) {
            print(command.commandLine().getErr(), sentences);
            return;
        }
        PrintWriter out = command.commandLine().getOut();
        if (format.isTable()) {
            print(out, sentences);
        } else {
            sentences.forEach(sentence -> out.print("- Warning: " + MarkdownSheet.escaped(sentence) + ".\n"));
        }
        out.flush();
    }

    /** Prints the warnings as text. */
    public static void print(PrintWriter out, Completeness input) {
        print(out, input.sentences());
    }

    /** The same for sentences of a command's own. */
    public static void print(PrintWriter out, List<String> sentences) {
        sentences.forEach(sentence -> out.print(Terminal.shown("warning: " + DisplayText.visible(sentence) + ".\n")));
        out.flush();
    }

    /** Answers for input without any export: the warnings alone, and no row. */
    public static int withoutExports(CommandSpec command, OutputFormat format, Completeness input) {
        if (format.kind() == OutputFormat.Kind.JSON) {
            command.commandLine().getOut().print(JsonSheet.write(with(JsonSheet.document(command.name(), NOTHING), input)));
            command.commandLine().getOut().flush();
        }
        print(command, format, input);
        return ExitCode.LOOK;
    }
}
