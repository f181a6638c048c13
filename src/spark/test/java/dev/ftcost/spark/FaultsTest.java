package dev.ftcost.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.Failure;
import dev.ftcost.testing.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read or written is said in a sentence, and leaves nothing behind that a report would read. */
class FaultsTest {
    private static final String LINE = "{\"id\":\"chatcmpl-%d\",\"object\":\"chat.completion\",\"created\":1782900000,"
            + "\"model\":\"gpt-4o-mini-2024-07-18\",\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":1}}\n";

    @TempDir
    private Path temporary;
    private Path logs;

    @BeforeEach
    void logs() throws IOException {
        logs = Files.createDirectories(temporary.resolve("logs"));
        log("a.jsonl", 1);
    }

    private void log(String name, int id) throws IOException {
        Files.createDirectories(logs.resolve(name).getParent());
        Files.writeString(logs.resolve(name), String.format(LINE, id));
    }

    private void read(String out, String... inputs) throws IOException {
        TwoWays.read(List.of(inputs), List.of(), 1 << 20, temporary.resolve(out));
    }

    private void assertFault(int code, String sentence, String out, String... inputs) {
        Failure failure = SparkFailure.of(assertThrows(Exception.class, () -> read(out, inputs)));
        assertEquals(code + " " + sentence.replace("DIR", temporary.toString()), failure.code() + " " + failure.message());
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        assertFault(ExitCode.USAGE, "'DIR/nowhere' does not exist; INPUT is a file, a folder or a pattern of paths.", "out",
                temporary.resolve("nowhere").toString());
        assertFault(ExitCode.USAGE, "'DIR/logs/*.csv' does not exist; INPUT is a file, a folder or a pattern of paths.", "out", logs + "/*.csv");
        assertFault(ExitCode.USAGE, "A path is empty; name a file or a folder.", "out", "");
        Files.createSymbolicLink(logs.resolve("broken"), temporary.resolve("nowhere"));
        assertFault(ExitCode.FAILED, "'DIR/logs/broken' cannot be read: broken symbolic link.", "out", logs.toString());
        assertEquals(Set.of("logs"), names(temporary), "nothing is left behind");
    }

    @Test
    void whatStandsWhereDailyUsageGoesIsKept() throws IOException {
        Path taken = Files.createDirectories(temporary.resolve("taken"));
        Files.writeString(temporary.resolve("file"), "mine");
        assertFault(ExitCode.USAGE, "--out 'DIR/taken' exists already; name a folder that does not exist.", "taken", logs.toString());
        assertFault(ExitCode.USAGE, "--out 'DIR/file' exists already; name a folder that does not exist.", "file", logs.toString());
        Failure below = SparkFailure.of(assertThrows(Exception.class, () -> read("file/usage", logs.toString())));
        assertEquals(ExitCode.FAILED, below.code());
        assertTrue(below.message().contains("'" + temporary + "/file/usage' cannot be written"), below.message());
        assertEquals(Set.of(), names(taken));
        assertEquals(Set.of("file", "logs", "taken"), names(temporary));
    }

    /** Names that a shell, Hadoop or a URI would take for something else; and what is hidden is left out. */
    @Test
    void anyNameIsAName() throws IOException {
        List<String> odd = List.of("b c.jsonl", "100%.jsonl", "%41.jsonl", "[x].jsonl", "{a,b}.jsonl", "new\nline.jsonl", "Größe.jsonl", "a:b.jsonl",
                "a#b?c.jsonl", "back\\slash.jsonl", "_under.jsonl", "x=1/y.jsonl");
        for (int id = 0; id < odd.size(); id++) {
            log(odd.get(id), 10 + id);
        }
        log(".hidden.jsonl", 90);
        log(".folder/c.jsonl", 91);
        Files.createSymbolicLink(logs.resolve("again"), logs);
        Files.createSymbolicLink(logs.resolve("link.jsonl"), logs.resolve("a.jsonl"));
        read("all", logs.toString());
        assertEquals(check(logs), check(temporary.resolve("all")));
        String[] each = odd.stream().map(name -> logs.resolve(name).toString()).toArray(String[]::new);
        read("one by one", each);
        assertEquals(check((Object[]) each), check(temporary.resolve("one by one")));
        assertFault(ExitCode.USAGE, "'DIR/logs/{a,b*}.jsonl' cannot be matched, because a name there has a colon; name the folder or the files.", "none",
                logs + "/{a,b*}.jsonl");
        Files.delete(logs.resolve("a:b.jsonl"));
        read("odd [out] {a,b} 100%:x", logs + "/{a,b*}.jsonl");
        assertTrue(check(temporary.resolve("odd [out] {a,b} 100%:x")).contains("b c.jsonl"));
    }

    /** Hadoop walks folders that are not of this machine. */
    @Test
    void anotherFileSystemIsReadAlike() throws IOException {
        log("b c 100%.jsonl", 2);
        log("x/a.jsonl", 3);
        log("x/copy.jsonl", 3);
        log(".hidden/a.jsonl", 4);
        Files.writeString(logs.resolve("notes.txt"), "ask Anna");
        TwoWays.read(List.of("other:" + logs), List.of("*.txt"), 1 << 20, temporary.resolve("out"));
        Files.delete(logs.resolve("notes.txt"));
        assertEquals(check(logs), check(temporary.resolve("out")));
        assertFault(ExitCode.USAGE, "'other:DIR/nowhere' does not exist; INPUT is a file, a folder or a pattern of paths.", "none",
                "other:" + temporary.resolve("nowhere"));
    }

    @Test
    void aFileThatIsWrittenWhileItIsReadIsNamed() throws Exception {
        Thread writer = new Thread(() -> {
            for (int id = 100; !Thread.currentThread().isInterrupted(); id++) {
                try {
                    Files.writeString(logs.resolve("a.jsonl"), String.format(LINE, id), StandardOpenOption.APPEND);
                    Thread.sleep(1);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        writer.start();
        Failure failure = SparkFailure.of(assertThrows(Exception.class, () -> read("out", logs.toString())));
        writer.interrupt();
        writer.join();
        assertEquals(ExitCode.FAILED, failure.code());
        assertTrue(failure.message().startsWith("'a.jsonl' changed while it was read: it had "), failure.message());
        assertEquals(Set.of("logs"), names(temporary));
    }

    private static String check(Object... exports) {
        Object[] words = Stream.concat(Stream.of("check", "--format", "json", "--no-cache"), Stream.of(exports)).toArray();
        Outcome outcome = Outcome.in(Map.of(), words);
        return outcome.exit() + outcome.out() + outcome.err();
    }

    @Test
    void nothingToReadIsNoExport() throws IOException {
        Path empty = Files.createDirectories(temporary.resolve("empty"));
        read("out", empty.toString());
        assertFalse(names(temporary.resolve("out")).isEmpty());
        assertEquals(check(empty), check(temporary.resolve("out")));
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
