package dev.ftcost.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Output that is committed and compared byte for byte: cases, reports, the rows of the formats' examples, the examples of the
 * documents. After a change that is meant, {@code mvn test -Dgolden.accept=true} writes what comes out in place of all of it
 * ({@code -Dtest=CasesTest} to accept the cases alone); look at the difference before you commit it.
 */
public final class Golden {
    private static final boolean ACCEPTED = Boolean.getBoolean("golden.accept");

    private Golden() {}

    /** Whether what comes out is written in place of what is committed. */
    public static boolean isAccepted() {
        return ACCEPTED;
    }

    /** Compares a text with a committed file, or writes it there. */
    public static void check(Path committed, String actual) throws IOException {
        if (ACCEPTED) {
            Files.writeString(committed, actual);
        }
        assertEquals(Files.readString(committed), actual, committed.toString());
    }
}
