package dev.ftcost.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.usage.InputError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files a run looks at. */
class ExportsTest {
    @TempDir
    private Path root;

    @BeforeEach
    void files() throws IOException {
        write("in/b (10).csv");
        write("in/b (2).csv");
        write("in/a/c.csv");
        write("in/.hidden.csv");
        write("in/.git/config");
    }

    @Test
    void aFolderIsWalkedInNaturalOrderAndHiddenFilesAreLeftOut() {
        assertEquals(List.of("a/c.csv", "b (2).csv", "b (10).csv"), names(root.resolve("in")));
    }

    @Test
    void theOrderInWhichTheyAreGivenChangesNothing() {
        Path a = root.resolve("in/a/c.csv");
        Path b = root.resolve("in/b (2).csv");
        assertEquals(names(a, b), names(b, a));
    }

    @Test
    void aFileThatIsGivenTwiceIsOneFile() {
        assertEquals(List.of("a/c.csv", "b (2).csv", "b (10).csv"),
                names(root.resolve("in/a/c.csv"), root.resolve("in"), root.resolve("in/b (2).csv")));
    }

    @Test
    void aLinkToAFolderIsAFolder() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("in"));
        assertEquals(List.of("a/c.csv", "b (2).csv", "b (10).csv"), names(link));
    }

    @Test
    void aLinkThatLeadsBackToItselfIsPassedOver() throws IOException {
        Files.createSymbolicLink(root.resolve("in/a/up"), root.resolve("in"));
        assertEquals(List.of("a/c.csv", "b (2).csv", "b (10).csv"), names(root.resolve("in")));
    }

    @Test
    void aLinkToNothingIsNotPassedOverInSilence() throws IOException {
        Files.createSymbolicLink(root.resolve("in/gone.csv"), root.resolve("nowhere.csv"));
        String message = assertThrows(UncheckedIOException.class, () -> names(root.resolve("in"))).getMessage();
        assertEquals("'" + root.resolve("in/gone.csv") + "' cannot be read: broken symbolic link.", message);
    }

    @Test
    void whereTheReportsGoIsNotLookedInto() throws IOException {
        write("in/reports/2026-08/report.json");
        write("in/reports/rejected.csv");
        assertEquals(List.of("a/c.csv", "b (2).csv", "b (10).csv"), find(root.resolve("in/reports"), root.resolve("in")));
        Path link = Files.createSymbolicLink(root.resolve("out"), root.resolve("in/reports"));
        assertEquals(List.of("a/c.csv", "b (2).csv", "b (10).csv"), find(link, root.resolve("in")));
    }

    @Test
    void reportsThatStandAmongTheExportsAreNoExports() throws IOException {
        write("in/2026-08/report.json");
        write("in/2026-08/cost-by-model.csv");
        write("in/2026-07/raw.csv");
        write("in/rejected.csv");
        write("in/index.html");
        assertEquals(List.of("2026-07/raw.csv", "a/c.csv", "b (2).csv", "b (10).csv"), find(root.resolve("in"), root.resolve("in")));
    }

    @Test
    void whatIsIgnoredIsMeantToBeThere() {
        assertEquals(List.of("a/c.csv"), ignoring("b*"));
        assertEquals(List.of("b (2).csv", "b (10).csv"), ignoring("**/a/*"));
        assertEquals(List.of(), ignoring("*.csv"));
    }

    @Test
    void aPipeIsRefused() throws Exception {
        Path pipe = root.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        String message = assertThrows(InputError.class, () -> Exports.find(List.of(pipe), List.of(), null, null)).getMessage();
        assertTrue(message.contains("is a pipe or a device"), message);
    }

    @Test
    void aPatternThatIsNoneIsAnError() {
        String message = assertThrows(InputError.class, () -> ignoring("[")).getMessage();
        assertEquals("--ignore '[' is not a valid pattern (Missing ']); use a pattern such as '*.txt' or 'notes/**'.", message);
    }

    private List<String> ignoring(String glob) {
        return Exports.find(List.of(root.resolve("in")), List.of(glob), null, null).stream().map(ExportFile::name).toList();
    }

    private static List<String> names(Path... given) {
        return find(null, given);
    }

    private static List<String> find(Path outside, Path... given) {
        return Exports.find(List.of(given), List.of(), outside, null).stream().map(ExportFile::name).toList();
    }

    private void write(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }
}
