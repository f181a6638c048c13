package dev.ftcost.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/**
 * Whether a person looks at what is printed. Java's console speaks of stdin and stdout together, so the start script tells
 * which of the three are terminals; without it, Linux does.
 */
public final class Terminal {
    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    private Terminal() {}

    static boolean stderr() {
        return is(STDERR);
    }

    /** Colour is for people who have not said no to it: https://no-color.org */
    public static Ansi colour() {
        String no = System.getenv("NO_COLOR");
        return is(STDOUT) && (no == null || no.isEmpty()) && !"dumb".equals(System.getenv("TERM")) ? Ansi.ON : Ansi.OFF;
    }

    /** The text with the lines that call for a look set off. */
    public static String coloured(String text, Ansi colour) {
        return colour.enabled() ? text.replaceAll("(?m)^(look|warning): ", "\u001B[1;33m$1:\u001B[0m ") : text;
    }

    private static boolean is(int descriptor) {
        String told = System.getProperty("ftcost.terminals");
        if (told != null) {
            return told.contains(Integer.toString(descriptor));
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
