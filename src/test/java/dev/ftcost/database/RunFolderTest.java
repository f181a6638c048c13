package dev.ftcost.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dead runs left in the temporary folder goes; what is of a living one, of another program or of the last minutes stays. */
class RunFolderTest {
    @TempDir
    private Path temporary;

    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve(name));
        Files.writeString(folder.resolve("libduckdb_java1.so"), "a library");
        return folder;
    }

    private static void age(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    }

    /** A run whose garbage was collected, until its input ends. */
    static final class Living {
        private Living() {}

        public static void main(String[] args) throws IOException {
            RunFolder.begin();
            for (int i = 0; i < 10; i++) {
                System.gc();
            }
            System.out.println(RunFolder.own());
            System.out.flush();
            System.in.read();
        }
    }

    @Test
    void aRunThatLivesKeepsItsFolderWhateverItsGarbageCollectorDoes() throws Exception {
        Path mine = folder("ftcost-1-own");
        Process living = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("java.class.path"), Living.class.getName()).start();
        try (BufferedReader said = living.inputReader()) {
            Path its = Path.of(said.readLine());
            RunFolder.sweep(temporary, mine);
            assertTrue(Files.exists(its), "the folder of a living run is left alone");
            living.getOutputStream().close();
            assertEquals(0, living.waitFor());
            assertFalse(Files.exists(its), "and goes with it");
        } finally {
            living.destroyForcibly();
        }
    }

    @Test
    void whatDeadRunsLeftGoes() throws IOException {
        Path own = folder("ftcost-1-own");
        Files.writeString(folder("ftcost-2-dead").resolve("owner"), "");
        folder("ftcost-3-beginning");
        age(folder("ftcost-4-old"));
        folder("ftcost-cache");
        age(folder("ftcost-notes"));
        age(Files.writeString(temporary.resolve("libduckdb_java77.so"), "a library of an earlier version"));
        Files.writeString(temporary.resolve("libduckdb_java78.so"), "another program is starting");
        Files.writeString(temporary.resolve("libduckdb_java79.so"), "of the dead run");
        Files.writeString(temporary.resolve("ftcost-2-dead/libraries"), temporary.resolve("libduckdb_java79.so") + "\n/etc/passwd\n");
        Files.writeString(temporary.resolve("ftcost-999999999-5.xlsx"), "costs of a dead run");
        Files.writeString(temporary.resolve("ftcost-" + ProcessHandle.current().pid() + "-6.xlsx"), "costs of a living one");
        Path living = folder("ftcost-5-living");
        try (FileChannel owner = FileChannel.open(living.resolve("owner"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            owner.lock();
            RunFolder.sweep(temporary, own);
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of("ftcost-" + ProcessHandle.current().pid() + "-6.xlsx", "ftcost-1-own", "ftcost-3-beginning",
                    "ftcost-5-living", "ftcost-cache", "ftcost-notes", "libduckdb_java78.so").stream().sorted().toList(),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }
}
