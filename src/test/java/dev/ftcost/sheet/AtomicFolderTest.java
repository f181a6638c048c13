package dev.ftcost.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ftcost.testing.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed run is a run that stops between two steps: each of these leaves the last reports, or the next run brings them back. */
class AtomicFolderTest {
    @TempDir
    private Path root;

    @Test
    void aMonthReplacesTheOneBeforeItWhole() throws IOException {
        write("2026-08", Map.of("a.csv", bytes("old"), "gone.csv", bytes("old")));
        write("2026-08", Map.of("a.csv", bytes("new")));
        assertEquals(Map.of("2026-08/a.csv", "new"), Outcome.files(root));
    }

    /** A reader that looks again and again while a month is replaced a thousand times. */
    @Test
    void thereIsNoMomentWithoutTheMonth() throws Exception {
        write("2026-08", Map.of("a.csv", bytes("old")));
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "the system has a step that exchanges two folders");
        AtomicBoolean isDone = new AtomicBoolean();
        FutureTask<Integer> reader = new FutureTask<>(() -> {
            int missing = 0;
            while (!isDone.get()) {
                missing += Files.exists(root.resolve("2026-08")) ? 0 : 1;
            }
            return missing;
        });
        new Thread(reader).start();
        for (int i = 0; i < 1_000; i++) {
            write("2026-08", Map.of("a.csv", bytes("new " + i)));
        }
        isDone.set(true);
        assertEquals(0, reader.get());
        assertEquals(Map.of("2026-08/a.csv", "new 999"), Outcome.files(root));
    }

    @Test
    void aMonthWithTheSameFilesIsNotReplaced() throws IOException {
        write("2026-08", Map.of("a.csv", bytes("same")));
        write("2026-09", Map.of("a.csv", bytes("same"), "mine.txt", bytes("mine")));
        Object before = Files.readAttributes(root.resolve("2026-08"), BasicFileAttributes.class).fileKey();
        try (AtomicFolder out = AtomicFolder.in(root)) {
            stage(out, "2026-08", Map.of("a.csv", bytes("same")));
            stage(out, "2026-09", Map.of("a.csv", bytes("same")));
            stage(out, "2026-10", Map.of("a.csv", bytes("same")));
            assertEquals(List.of("2026-09", "2026-10"), out.forgetUnchanged());
            out.replaceFolders();
        }
        assertEquals(before, Files.readAttributes(root.resolve("2026-08"), BasicFileAttributes.class).fileKey());
        assertEquals(Map.of("2026-08/a.csv", "same", "2026-09/a.csv", "same", "2026-10/a.csv", "same"), Outcome.files(root));
    }

    @Test
    void aMonthThatIsNotWrittenStays() throws IOException {
        write("2026-07", Map.of("a.csv", bytes("july")));
        write("2026-08", Map.of("a.csv", bytes("august")));
        assertEquals(Map.of("2026-07/a.csv", "july", "2026-08/a.csv", "august"), Outcome.files(root));
    }

    @Test
    void killedBeforeAnythingIsReplacedLeavesTheLastReports() throws IOException {
        write("2026-08", Map.of("a.csv", bytes("old")));
        // Not closed: this run was killed.
        AtomicFolder killed = AtomicFolder.in(root);
        stage(killed, "2026-08", Map.of("a.csv", bytes("new")));
        killed.release();
        assertEquals("old", Files.readString(root.resolve("2026-08/a.csv")));
    }

    @Test
    void whatAKilledRunPreparedIsGoneAfterTheNextOne() throws IOException {
        AtomicFolder killed = AtomicFolder.in(root);
        stage(killed, "2026-08", Map.of("a.csv", bytes("half")));
        killed.release();
        write("2026-09", Map.of("a.csv", bytes("whole")));
        assertEquals(Map.of("2026-09/a.csv", "whole"), Outcome.files(root));
    }

    @Test
    void theSecondOfTwoRunsWaitsForTheFirst() throws Exception {
        List<String> waitedFor = new CopyOnWriteArrayList<>();
        FutureTask<Void> second = new FutureTask<>(() -> {
            try (AtomicFolder mine = AtomicFolder.in(root, waitedFor::add)) {
                stage(mine, "2026-08", Map.of("a.csv", bytes("second")));
                mine.replaceFolders();
            }
            return null;
        });
        Thread thread = new Thread(second);
        try (AtomicFolder first = AtomicFolder.in(root)) {
            thread.start();
            while (waitedFor.isEmpty()) {
                Thread.sleep(10);
            }
            stage(first, "2026-08", Map.of("a.csv", bytes("first")));
            first.replaceFolders();
            assertEquals("first", Files.readString(root.resolve("2026-08/a.csv")));
        }
        second.get();
        assertEquals(Map.of("2026-08/a.csv", "second"), Outcome.files(root));
        assertEquals(List.of(Long.toString(ProcessHandle.current().pid())), waitedFor);
    }

    @Test
    void whatStandsInTheWayIsNamedBeforeAnythingIsReplaced() throws IOException {
        write("2026-08", Map.of("a.csv", bytes("old")));
        Files.createDirectory(root.resolve("index.md"));
        Files.writeString(root.resolve("2026-09"), "a file");
        try (AtomicFolder out = AtomicFolder.in(root)) {
            stage(out, "2026-08", Map.of("a.csv", bytes("new")));
            assertEquals("'index.md' in it is a folder; move it away",
                    assertThrows(FileSystemException.class, () -> out.requireReplaceable(List.of("index.md"))).getReason());
            out.requireReplaceable(List.of("index.html"));
            stage(out, "2026-09", Map.of("a.csv", bytes("new")));
            assertEquals("'2026-09' in it is a file; move it away",
                    assertThrows(FileSystemException.class, () -> out.requireReplaceable(List.of("index.html"))).getReason());
        }
        assertEquals("old", Files.readString(root.resolve("2026-08/a.csv")));
    }

    /** The superuser may write everywhere. */
    @Test
    void aMonthOfAnotherUserIsNamed() throws IOException {
        write("2026-08", Map.of("a.csv", bytes("old")));
        Files.setPosixFilePermissions(root.resolve("2026-08"), PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(root.resolve("2026-08")), "this user may write everywhere");
        try (AtomicFolder out = AtomicFolder.in(root)) {
            stage(out, "2026-08", Map.of("a.csv", bytes("new")));
            assertEquals("'2026-08' in it may not be changed; another user wrote it",
                    assertThrows(FileSystemException.class, () -> out.requireReplaceable(List.of())).getReason());
        }
        Files.setPosixFilePermissions(root.resolve("2026-08"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void killedBetweenTheOldAndTheNewBringsTheOldBack() throws IOException {
        write("2026-08", Map.of("a.csv", bytes("old")));
        Files.move(root.resolve("2026-08"), root.resolve(".ftcost-old-2026-08"));
        AtomicFolder.in(root).close();
        assertEquals(Map.of("2026-08/a.csv", "old"), Outcome.files(root));
    }

    @Test
    void killedBeforeTheOldIsThrownAwayKeepsTheNew() throws IOException {
        write("2026-08", Map.of("a.csv", bytes("new")));
        Files.createDirectories(root.resolve(".ftcost-old-2026-08"));
        Files.writeString(root.resolve(".ftcost-old-2026-08/a.csv"), "old");
        AtomicFolder.in(root).close();
        assertEquals(Map.of("2026-08/a.csv", "new"), Outcome.files(root));
    }

    @Test
    void aFileIsReplacedOrRemoved() throws IOException {
        try (AtomicFolder out = AtomicFolder.in(root)) {
            out.replaceFile("rejected.csv", bytes("one"));
            out.replaceFile("rejected.csv", bytes("two"));
            assertEquals("two", Files.readString(root.resolve("rejected.csv")));
            out.replaceFile("rejected.csv", null);
            out.replaceFile("rejected.csv", null);
        }
        assertEquals(Map.of(), Outcome.files(root));
    }

    @Test
    void aFileWhereTheFolderShouldBeIsAnError() throws IOException {
        Path file = Files.writeString(root.resolve("x"), "x");
        assertThrows(IOException.class, () -> AtomicFolder.in(file));
    }

    private void write(String folder, Map<String, byte[]> files) throws IOException {
        try (AtomicFolder out = AtomicFolder.in(root)) {
            stage(out, folder, files);
            out.replaceFolders();
        }
    }

    private static void stage(AtomicFolder out, String folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            out.stage(folder, file.getKey(), document -> document.write(file.getValue()));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
