package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ftcost.testing.CaseCommands;
import dev.ftcost.testing.Golden;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line, case by case. A case is a folder {@code <command>/<sentence>}: {@code cmd} has one command per line
 * ({@code {dir}} is the folder, {@code {tmp}} an empty one), {@code stdout}, {@code stderr} and {@code exit} what must
 * come of it (a missing file is not looked at, a missing exit is 0), {@code out/} the files that must then be in
 * {@code {tmp}}. {@link Golden} says how to accept what comes out.
 */
class CasesTest {
    @TestFactory
    List<DynamicTest> cases(@TempDir Path temporary) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path folder : CaseCommands.folders(CaseCommands.CASES)) {
            String name = CaseCommands.CASES.relativize(folder).toString();
            tests.add(DynamicTest.dynamicTest(name.replace('-', ' '), () -> run(folder, Files.createDirectories(temporary.resolve(name)))));
        }
        return tests;
    }

    /** The command of a case is the last one that it runs: its exit is the case's. */
    @Test
    void everyCaseIsInTheFolderOfItsCommandAndEveryCommandHasCases() throws IOException {
        Set<String> commands = new TreeSet<>(Ftcost.line().getSubcommands().keySet());
        List<String> misplaced = new ArrayList<>();
        Set<String> silent = new TreeSet<>(commands);
        for (Path folder : CaseCommands.folders(CaseCommands.CASES)) {
            Path place = CaseCommands.CASES.relativize(folder);
            String command = command(folder);
            silent.remove(command);
            if (!commands.contains(command) || place.getNameCount() != 2 || !place.startsWith(command)) {
                misplaced.add(place + " runs " + command);
            }
        }
        assertEquals(List.of(), misplaced);
        assertEquals(Set.of("help"), silent, "commands without a case");
    }

    private static String command(Path folder) throws IOException {
        List<String> lines = CaseCommands.lines(folder);
        String first = CaseCommands.arguments(lines.get(lines.size() - 1), folder, folder)[0];
        return first.startsWith("@") ? Files.readAllLines(Path.of(first.substring(1))).get(0) : first;
    }

    private static void run(Path folder, Path tmp) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = -1;
        for (String line : CaseCommands.lines(folder)) {
            exit = Ftcost.run(new PrintWriter(out, true), new PrintWriter(err, true), CaseCommands.arguments(line, folder, tmp));
        }
        check(folder.resolve("stdout"), neutral(out.toString(), folder, tmp));
        check(folder.resolve("stderr"), neutral(err.toString(), folder, tmp));
        Path exitFile = folder.resolve("exit");
        if (Golden.isAccepted() && exit != 0) {
            Files.writeString(exitFile, exit + "\n");
        } else if (Golden.isAccepted()) {
            Files.deleteIfExists(exitFile);
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
                Golden.check(file, neutral(Files.readString(actual), folder, tmp));
            }
        }
    }

    private static void check(Path expected, String actual) throws IOException {
        if (Files.exists(expected) || Golden.isAccepted() && expected.endsWith("stdout")) {
            Golden.check(expected, actual);
        }
    }

    private static String neutral(String text, Path folder, Path tmp) {
        return text.replace(tmp.toString(), "{tmp}").replace(folder.toString(), "{dir}");
    }
}
