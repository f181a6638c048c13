package dev.ftcost.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.cli.Ftcost;
import dev.ftcost.source.format.FormatsTest;
import dev.ftcost.testing.CaseCommands;
import dev.ftcost.testing.Outcome;
import dev.ftcost.usage.InputError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every case of a command that reads exports, and every example of a format, has the same answer by way of Spark. */
class SameCasesTest {
    private static final String COMMANDS = System.getProperty("cases", "report");
    /** Parts of logs, in bytes: small, so that most logs are cut. */
    private static final int PART = 700;

    /**
     * A command of a case.
     *
     * @param exports what in it names exports
     * @param usage the daily usage that is named in their stead; null for none
     */
    private record Command(List<String> words, List<String> exports, List<String> ignored, Path usage) {
        static Command of(String[] words) {
            try {
                CommandLine.ParseResult parsed = Ftcost.line().parseArgs(words).subcommand();
                List<String> exports = parsed.matchedPositionals().stream().filter(given -> given.paramLabel().equals("EXPORT"))
                        .flatMap(given -> given.originalStringValues().stream()).toList();
                return new Command(List.of(words), exports, parsed.matchedOptionValue("--ignore", List.of()), null);
            } catch (CommandLine.ParameterException e) {
                return new Command(List.of(words), List.of(), List.of(), null);
            }
        }

        boolean readsExports() {
            // A folder that is named twice is where the reports would go.
            return !exports.isEmpty() && exports.stream().allMatch(export -> Collections.frequency(words, export) == 1);
        }

        Command reading(Path folder) {
            List<String> others = new ArrayList<>(words);
            others.removeAll(exports);
            others.add(folder.toString());
            return new Command(others, exports, ignored, folder);
        }

        String run(String tmp) {
            Outcome outcome = Outcome.in(Map.of(), words.toArray());
            return neutral("exit " + outcome.exit() + "\n" + outcome.out() + outcome.err(), tmp);
        }

        String neutral(String text, String tmp) {
            String neutral = text.replace(tmp, "{tmp}");
            if (exports.isEmpty()) {
                return neutral;
            }
            // What is to be run next names the exports in the order of their paths.
            neutral = neutral.replace(exports.stream().sorted().collect(Collectors.joining(" ")), "{exports}");
            return usage == null ? neutral : neutral.replace(usage.toString(), "{exports}");
        }
    }

    @TestFactory
    List<DynamicTest> cases(@TempDir Path temporary) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String command : COMMANDS.split(",", -1)) {
            for (Path folder : CaseCommands.folders(CaseCommands.CASES.resolve(command))) {
                Path copy = copy(folder, temporary.resolve(command).resolve(folder.getFileName().toString()));
                tests.add(DynamicTest.dynamicTest(folder.getFileName().toString().replace('-', ' '), () -> assertSame(copy)));
            }
        }
        return tests;
    }

    @TestFactory
    Stream<DynamicTest> formats(@TempDir Path temporary) throws IOException {
        Map<String, Path> folders = new TreeMap<>();
        for (Path example : FormatsTest.examples()) {
            String format = example.getParent().getFileName().toString();
            Path in = Files.createDirectories(folders.computeIfAbsent(format, temporary::resolve).resolve("in"));
            Files.copy(example, in.resolve(example.getFileName()));
        }
        assertTrue(folders.size() > 20, folders.toString());
        return folders.entrySet().stream().map(format -> DynamicTest.dynamicTest(format.getKey(), () -> {
            Files.writeString(format.getValue().resolve("cmd"), "check {dir}/in --format json\nreport {dir}/in --out {tmp} --source usage\n");
            assertSame(format.getValue());
        }));
    }

    private static Path copy(Path folder, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(folder.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return target;
    }

    private static void assertSame(Path folder) throws IOException {
        String here = folder.resolve("read-here").toString();
        String there = folder.resolve("from-spark").toString();
        Map<List<String>, Path> usages = new HashMap<>();
        StringBuilder differences = new StringBuilder();
        List<Command> commands = new ArrayList<>();
        List<Command> otherCommands = new ArrayList<>();
        for (String line : CaseCommands.lines(folder)) {
            Command local = Command.of(CaseCommands.arguments(line, folder, Path.of(here)));
            Command other = Command.of(CaseCommands.arguments(line, folder, Path.of(there)));
            String expected = local.run(here);
            if (local.readsExports()) {
                Path usage = usages.computeIfAbsent(local.exports, exports -> folder.resolve("usage-" + usages.size()));
                if (!Files.exists(usage)) {
                    try {
                        TwoWays.read(local.exports, local.ignored, PART, usage);
                    } catch (InputError e) {
                        assertTrue(expected.startsWith("exit 2"), expected);
                        continue;
                    }
                }
                other = other.reading(usage);
            }
            differences.append(TwoWays.difference(line, expected, other.run(there)));
            commands.add(local);
            otherCommands.add(other);
        }
        Map<String, String> documents = documents(commands, here);
        Map<String, String> others = documents(otherCommands, there);
        assertEquals(documents.keySet(), others.keySet());
        documents.forEach((name, text) -> differences.append(TwoWays.difference(name, text, others.get(name))));
        assertEquals("", differences.toString());
    }

    private static Map<String, String> documents(List<Command> commands, String tmp) throws IOException {
        Map<String, String> documents = Outcome.files(Path.of(tmp));
        // Of two commands the one that names more exports first, for its text holds the other's.
        for (Command command : commands.stream().sorted(Comparator.comparingInt(each -> -each.exports.size())).toList()) {
            documents.replaceAll((name, text) -> command.neutral(text, tmp));
        }
        return documents;
    }
}
