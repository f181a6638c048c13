package dev.ftcost.cli.option;

import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.TextWrap;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Warnings and errors on stderr: a prefix, the sentence with its control characters made visible, wrapped on a terminal. */
public final class Messages {
    private Messages() {}

    /** @param sentence without its full stop */
    public static void warning(PrintWriter err, String sentence) {
        line(err, "warning: " + sentence + ".");
    }

    /** @param sentence with its full stop */
    public static void error(PrintWriter err, String sentence) {
        line(err, "error: " + sentence);
    }

    /** @param owner the process that is waited for */
    public static void waiting(PrintWriter err, String owner, Path folder) {
        line(err, "note: waiting for another run (process " + owner + ") that writes to '" + folder + "'.");
    }

    private static void line(PrintWriter err, String text) {
        err.print(TextWrap.text(DisplayText.visible(text) + "\n", Terminal.errorWidth()));
        err.flush();
    }
}
