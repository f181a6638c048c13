package dev.ftcost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Golden;
import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.ShownOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README and the pages show is what the program prints. In a fenced block, a line {@code $ ftcost …} (or
 * {@code $ scripts/ftcost …}) is run, and what follows it must come out, as {@link ShownOutput} reads it; the files that it names are
 * those of {@code src/test/resources/docs/<page>/}; {@code > FILE} says that such a file is what it prints. {@code $ cat reports/…} and
 * {@code $ head -1 reports/…} show a file that a report wrote. Every other block is such a file or a part of it, or a line
 * {@code <!-- not run: why -->} stands above it. {@link Golden} says how to accept what comes out.
 */
class DocsTest {
    private static final Path FILES = Path.of("src/test/resources/docs");
    private static final Pattern BLOCK = Pattern.compile("((?:^<!-- not run: \\S[^\n]* -->\n)?)^```(\\w*)\n(.*?)^```$",
            Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern RUN = Pattern.compile("\\$ (?:scripts/)?ftcost (.*)");
    private static final Pattern SHOWN_FILE = Pattern.compile("\\$ (?:cat|head -(\\d+)) reports/(\\S+)");
    /** The commands that work on the reports of their page. */
    private static final Set<String> REPORTING = Set.of("report", "close");
    /** Pages whose examples another test reads. */
    private static final Map<String, String> ELSEWHERE = Map.of("formats.md", "FormatPagesTest reads every example as an export");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyPageShowsWhatIsPrinted() throws IOException {
        return pages().stream().map(page -> DynamicTest.dynamicTest(page.toString(), () -> {
            String text = Files.readString(page);
            String real = BLOCK.matcher(text).replaceAll(block -> Matcher.quoteReplacement(block.group(1) + "```" + block.group(2) + "\n"
                    + (block.group(1).isEmpty() ? real(page, block.group(3)) : block.group(3)) + "```"));
            Golden.check(page, real);
        }));
    }

    @Test
    void everyOtherBlockIsAFileOfACommandOrSaysWhyItIsNotRun() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (Path page : pages()) {
            BLOCK.matcher(Files.readString(page)).results()
                    .filter(block -> block.group(1).isEmpty() && block.group(3).lines().noneMatch(DocsTest::isCommand))
                    .filter(block -> !ELSEWHERE.containsKey(page.getFileName().toString()) && !isFile(page, block.group(3)))
                    .forEach(block -> unknown.add(page + ": " + block.group(3).lines().findFirst().orElse("")));
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void everyFileIsNamedByACommandOfItsPage() throws IOException {
        List<String> unused = new ArrayList<>();
        for (Path page : pages()) {
            String commands = String.join("\n", RUN.matcher(Files.readString(page)).results().map(run -> run.group(1)).toList());
            for (String file : files(page).keySet()) {
                if (!commands.contains(file)) {
                    unused.add(page + ": " + file);
                }
            }
        }
        assertEquals(List.of(), unused);
    }

    @Test
    void aBlockThatShowsSomethingElseIsFound() throws IOException {
        Path page = Path.of("README.md");
        String version = "$ ftcost --version\n";
        String right = real(page, version);
        assertTrue(right.startsWith(version + "ftcost "), right);
        assertEquals(right, real(page, version + "ftcost 0.0.1\n"));
        assertEquals(version + "ftcost …\n", real(page, version + "ftcost …\n"));
        assertEquals(version + "…\n", real(page, version + "…\n"));
        assertEquals(right, real(page, version + "…\nftcost 0.0.1\n…\n"));
        assertEquals(right + right, real(page, version + version));
    }

    private String real(Path page, String block) {
        List<String> lines = block.lines().toList();
        StringBuilder real = new StringBuilder();
        for (int i = 0, end; i < lines.size(); i = end) {
            end = i + 1;
            while (end < lines.size() && !isCommand(lines.get(end))) {
                end++;
            }
            List<String> shown = lines.subList(i + 1, end);
            real.append(lines.get(i)).append('\n');
            (isCommand(lines.get(i)) ? ShownOutput.of(output(page, lines.get(i)), shown) : shown)
                    .forEach(line -> real.append(line).append('\n'));
        }
        return real.toString();
    }

    private static boolean isCommand(String line) {
        return RUN.matcher(line).matches() || SHOWN_FILE.matcher(line).matches();
    }

    /** What a terminal shows of a command: its answer, then its story. */
    private List<String> output(Path page, String command) {
        Path reports = folder.resolve(folder(page).getFileName()).resolve("reports");
        Matcher file = SHOWN_FILE.matcher(command);
        if (file.matches()) {
            List<String> lines = lines(reports.resolve(file.group(2)));
            return file.group(1) == null ? lines : lines.subList(0, Integer.parseInt(file.group(1)));
        }
        Matcher run = RUN.matcher(command);
        assertTrue(run.matches());
        Map<String, Path> files = files(page);
        List<String> words = new ArrayList<>();
        for (String quoted : run.group(1).strip().split("\\s+", -1)) {
            String word = quoted.replaceAll("^'|'$", "");
            words.add(files.containsKey(word) ? files.get(word).toString() : word);
        }
        int redirect = words.indexOf(">");
        Path written = redirect < 0 ? null : Path.of(words.get(redirect + 1));
        if (written != null) {
            words.subList(redirect, words.size()).clear();
        }
        if (REPORTING.contains(words.get(0)) && !words.contains("--out")) {
            words.addAll(List.of("--out", reports.toString()));
        }
        Outcome outcome = Outcome.of(words.toArray());
        assertFalse(outcome.exit() == 1, command + ": " + outcome.err());
        if (written != null) {
            check(written, outcome.out());
        }
        return ((written == null ? outcome.out() : "") + outcome.err()).replace(reports.toString(), "reports")
                .replace(folder(page) + "/", "").lines().toList();
    }

    private static void check(Path written, String text) {
        try {
            Golden.check(written, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isFile(Path page, String block) {
        return files(page).values().stream().anyMatch(file -> {
            try {
                return Files.readString(file).contains(block);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private static Path folder(Path page) {
        return FILES.resolve(page.getFileName().toString().replaceFirst("\\.md$", ""));
    }

    private static Map<String, Path> files(Path page) {
        Map<String, Path> files = new LinkedHashMap<>();
        if (Files.isDirectory(folder(page))) {
            try (Stream<Path> found = Files.list(folder(page))) {
                found.sorted().forEach(file -> files.put(file.getFileName().toString(), file));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return files;
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> found = Files.list(Path.of("src/site/markdown"))) {
            found.filter(path -> path.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        TreeSet<Path> names = new TreeSet<>(pages.stream().map(DocsTest::folder).toList());
        try (Stream<Path> folders = Files.list(FILES)) {
            assertEquals(List.of(), folders.filter(each -> !names.contains(each)).toList(), "folders without a page");
        }
        return pages;
    }
}
