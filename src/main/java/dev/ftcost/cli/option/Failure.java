package dev.ftcost.cli.option;

import dev.ftcost.database.Database;
import dev.ftcost.ledger.ContradictionError;
import dev.ftcost.ledger.SumError;
import dev.ftcost.source.ChangedFileError;
import dev.ftcost.usage.InputError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that could not answer: why, in one or more lines, each a sentence with its full stop, and its exit code.
 *
 * @param isOurs whether it is a fault of the program itself
 */
public record Failure(int code, String message, boolean isOurs) {
    private static final String OF_DATABASE = "Out of Memory Error";
    /** A file or folder of the database in the temporary folder of this run. */
    private static final Pattern OVERFLOW = Pattern.compile("IO Error: (.*\\bftcost-\\d+-.*)", Pattern.DOTALL);

    public static Failure of(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof InputError) {
            return new Failure(ExitCode.USAGE, message, false);
        }
        if (thrown instanceof ContradictionError) {
            return new Failure(ExitCode.CONTRADICTION, message, false);
        }
        if (thrown instanceof SumError || thrown instanceof ChangedFileError || thrown instanceof UncheckedIOException
                || thrown instanceof IOException) {
            return new Failure(ExitCode.FAILED, message, false);
        }
        String memory = ofMemory(thrown);
        return memory != null ? new Failure(ExitCode.FAILED, memory, false)
                : new Failure(ExitCode.FAILED, "internal error: " + thrown.getClass().getSimpleName() + ": " + message
                        + ". Please report it with the command line (add --stacktrace).", true);
    }

    /** What a lack of memory is, or of room for what does not fit in it, and what to set; null when the fault is another one. */
    public static String ofMemory(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            String message = String.valueOf(each.getMessage());
            if (each instanceof OutOfMemoryError && message.contains("thread")) {
                return "the system allows no further thread; raise the limit of processes (ulimit -u) or of memory.";
            }
            if (each instanceof OutOfMemoryError) {
                return "there is too little memory: Java may use " + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MB. Set FTCOST_JAVA_OPTS=-Xmx2g (java -Xmx2g -jar ftcost.jar), or name fewer files or months.";
            }
            Matcher overflow = OVERFLOW.matcher(message);
            if (overflow.find()) {
                return "the temporary folder '" + System.getProperty("java.io.tmpdir") + "' cannot be used: "
                        + overflow.group(1).strip().replaceAll("\\s+", " ") + ". What does not fit in the database's memory goes there. "
                        + "See that it has room and stays there, or name another folder: java -Djava.io.tmpdir=DIR -jar ftcost.jar.";
            }
            if (message.contains(OF_DATABASE)) {
                return "there is too little memory: the database may use " + Database.MEMORY + ". Set FTCOST_JAVA_OPTS='-Xmx2g -D"
                        + Database.MEMORY_PROPERTY + "=2GB' (java -Xmx2g -D" + Database.MEMORY_PROPERTY
                        + "=2GB -jar ftcost.jar), see that the temporary folder has room, or name fewer files or months.";
            }
        }
        return null;
    }
}
