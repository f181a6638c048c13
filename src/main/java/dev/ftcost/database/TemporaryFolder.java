package dev.ftcost.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The system's temporary folder, into which the database driver unpacks its library, and what is left there when that fails. */
final class TemporaryFolder {
    private static final String LIBRARY = "libduckdb_java";
    private static final String REMEDY = "Name a folder with 100 MB of free space from which programs may run: "
            + "java -Djava.io.tmpdir=DIR -jar ftcost.jar";

    /** Nobody else writes to this process's own folder, so a number will do for a name. */
    private static final AtomicInteger FOLDERS = new AtomicInteger();

    private final Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    private final Set<Path> before = new HashSet<>(libraries());

    /** A folder of our own in it. */
    Path create() {
        try {
            Path own = RunFolder.own();
            return own != null ? Files.createDirectory(own.resolve("overflow-" + FOLDERS.incrementAndGet()))
                    : Files.createTempDirectory("ftcost-" + ProcessHandle.current().pid() + "-");
        } catch (NoSuchFileException e) {
            throw sentence("it does not exist", e);
        } catch (AccessDeniedException e) {
            // Its own message is nothing but a path.
            throw sentence("permission denied", e);
        } catch (IOException e) {
            throw sentence(String.valueOf(e.getMessage()), e);
        }
    }

    /** Takes away what a database that did not start has left, and says why it did not. */
    UncheckedIOException failed(Path own, Throwable cause) {
        try {
            // The driver takes its library away at the end, but not one that it could write in part alone. While another run starts, it may be
            // that run's, and goes by its age later.
            if (!RunFolder.isAnotherStarting(folder)) {
                for (Path library : libraries()) {
                    if (!before.contains(library)) {
                        Files.deleteIfExists(library);
                    }
                }
            }
            Files.deleteIfExists(own);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        Throwable first = cause;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        // The system's words for a folder from which no program may run, and for too little address space.
        String limit = String.valueOf(first.getMessage()).contains("failed to map")
                ? "; it may be mounted noexec, or ulimit -v be too small" : "";
        return sentence("the database does not start there (" + first.getMessage() + limit + ")", new IOException(cause));
    }

    /** To be called when the database has started. */
    void started() {
        String mapped = mapped();
        RunFolder.owns(libraries().stream()
                .filter(library -> !before.contains(library) && (mapped == null || mapped.contains(library.getFileName().toString())))
                .toList());
    }

    /** The files in the memory of this process, which tells its library from another run's; null where the system does not say it. */
    private static String mapped() {
        try {
            return Files.readString(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return null;
        }
    }

    private UncheckedIOException sentence(String reason, IOException cause) {
        return new UncheckedIOException("the temporary folder '" + folder + "' cannot be used: " + reason + ". " + REMEDY + ".", cause);
    }

    private List<Path> libraries() {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> path.getFileName().toString().startsWith(LIBRARY)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
