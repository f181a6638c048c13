package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line, case by case. A case is a folder whose name is a sentence: {@code cmd} has one command a line
 * ({@code {dir}} is the folder, {@code {tmp}} an empty one), {@code stdout}, {@code stderr} and {@code exit} what must
 * come of it (a missing file is not looked at, a missing exit is 0), {@code out/} the files that must then stand in
 * {@code {tmp}}. With {@code -Dcases.update=true} the answers are written instead of compared.
 */
class CasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final boolean UPDATE = Boolean.getBoolean("cases.update");

    @TestFactory
    List<DynamicTest> cases(@TempDir Path temporary) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> found = Files.walk(CASES)) {
            for (Path cmd : found.filter(path -> path.getFileName().toString().equals("cmd")).sorted().toList()) {
                Path folder = cmd.getParent();
                String name = CASES.relativize(folder).toString();
                tests.add(DynamicTest.dynamicTest(name.replace('-', ' '), () -> run(folder, Files.createDirectories(temporary.resolve("case-" + tests.size() + name)))));
            }
        }
        assertFalse(tests.isEmpty(), "there is no case under " + CASES);
        return tests;
    }

    private static void run(Path folder, Path tmp) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = -1;
        for (String line : Files.readAllLines(folder.resolve("cmd"))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            exit = Ftcost.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments(line, folder, tmp));
        }
        check(folder.resolve("stdout"), neutral(out.toString(), folder, tmp));
        check(folder.resolve("stderr"), neutral(err.toString(), folder, tmp));
        Path exitFile = folder.resolve("exit");
        if (UPDATE && exit != 0) {
            Files.writeString(exitFile, exit + "\n");
        }
        int expected = Files.exists(exitFile) ? Integer.parseInt(Files.readString(exitFile).strip()) : 0;
        assertEquals(expected, exit, () -> "exit code; stdout:\n" + out + "\nstderr:\n" + err);
        files(folder.resolve("out"), folder, tmp);
    }

    private static void files(Path expected, Path folder, Path tmp) throws IOException {
        if (!Files.isDirectory(expected)) {
            return;
        }
        try (Stream<Path> wanted = Files.walk(expected)) {
            for (Path file : wanted.filter(Files::isRegularFile).sorted().toList()) {
                Path actual = tmp.resolve(expected.relativize(file).toString());
                assertEquals(true, Files.exists(actual), "is written: " + expected.relativize(file));
                if (UPDATE) {
                    Files.copy(actual, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
                assertEquals(Files.readString(file), neutral(Files.readString(actual), folder, tmp), expected.relativize(file).toString());
            }
        }
    }

    private static void check(Path expected, String actual) throws IOException {
        if (UPDATE && (Files.exists(expected) || expected.endsWith("stdout"))) {
            Files.writeString(expected, actual, StandardCharsets.UTF_8);
        }
        if (Files.exists(expected)) {
            assertEquals(Files.readString(expected), actual, expected.getFileName().toString());
        }
    }

    private static String neutral(String text, Path folder, Path tmp) {
        return text.replace(tmp.toString(), "{tmp}").replace(folder.toString(), "{dir}");
    }

    private static String[] arguments(String line, Path folder, Path tmp) {
        List<String> arguments = new ArrayList<>();
        Matcher word = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)").matcher(line);
        while (word.find()) {
            String text = word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3);
            arguments.add(text.replace("{dir}", folder.toString()).replace("{tmp}", tmp.toString()));
        }
        return arguments.toArray(String[]::new);
    }
}
