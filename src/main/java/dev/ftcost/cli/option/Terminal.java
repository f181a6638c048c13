package dev.ftcost.cli.option;

import dev.ftcost.sheet.TextWrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/**
 * Which streams are terminals, and how wide. Java's console does not distinguish stdin from stdout, so the start script passes
 * which of the three are terminals; without it, the operating system is asked.
 */
public final class Terminal {
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int USUAL_WIDTH = 80;
    private static final int MIN_WIDTH = 55;

    private Terminal() {}

    static boolean stderr() {
        return is(STDERR);
    }

    /** Colors are used on a terminal unless NO_COLOR is set: https://no-color.org */
    public static Ansi colour() {
        String no = System.getenv("NO_COLOR");
        return is(STDOUT) && (no == null || no.isEmpty()) && !"dumb".equals(System.getenv("TERM")) ? Ansi.ON : Ansi.OFF;
    }

    /** The text with its warnings set off. */
    public static String coloured(String text, Ansi colour) {
        return colour.enabled() ? text.replaceAll("(?m)^(warning): ", "\u001B[1;33m$1:\u001B[0m ") : text;
    }

    /** A text for stdout: lines wrapped and warnings set off if it is a terminal. */
    public static String shown(String text) {
        return coloured(TextWrap.text(text, tableWidth()), colour());
    }

    /** The width of help: that of the terminal, 80 if unknown. */
    public static int helpWidth() {
        Integer known = known();
        // Narrower than the library's least width, help would not be printed.
        return known == null ? USUAL_WIDTH : Math.max(MIN_WIDTH, known);
    }

    /** The same for stderr. */
    static int errorWidth() {
        return stderr() || known() != null ? helpWidth() : Integer.MAX_VALUE;
    }

    private static Integer known() {
        String known = System.getProperty("ftcost.columns", System.getenv("COLUMNS"));
        return known != null && known.matches("[1-9]\\d{0,3}") ? Integer.valueOf(known) : null;
    }

    /** The width of tables and sentences: that of the terminal, or COLUMNS; unlimited if stdout is not a terminal and COLUMNS is not set. */
    public static int tableWidth() {
        return is(STDOUT) || known() != null ? helpWidth() : Integer.MAX_VALUE;
    }

    private static boolean is(int descriptor) {
        String known = System.getProperty("ftcost.terminals");
        if (known != null) {
            return known.contains(Integer.toString(descriptor));
        }
        try {
            return isDevice(Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString());
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    public static boolean isDevice(String path) {
        return path.startsWith("/dev/pts/") || path.startsWith("/dev/tty") || path.equals("/dev/console");
    }
}
