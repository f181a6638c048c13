package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every command says what is missing from its exports: one folder with a rejected row, an unknown file, a gap and a half month. */
class InputWarningsTest {
    private static final String EXPORTS = "src/test/resources/completeness/exports";
    private static final String MODEL = "ft:gpt-4o-mini-2024-07-18:acme:support:AbC12dEf";

    private static final List<List<String>> COMMANDS = List.of(List.of("check", EXPORTS),
            List.of("budget", EXPORTS, "--budgets", "src/test/resources/completeness/budgets.csv"),
            List.of("explain", MODEL, "2026-10", EXPORTS),
            List.of("anomalies", EXPORTS), List.of("reconcile", EXPORTS), List.of("rates", "infer", EXPORTS),
            List.of("estimate", "--model", "gpt-4o-mini-2024-07-18", "--like", MODEL, "--from-usage", EXPORTS),
            List.of("migrate", EXPORTS, "--model", MODEL, "--to", "gpt-4.1-mini"));

    /** The file that is unknown, the row that is rejected, the days that are missing and the month that is half. */
    private static final List<String> MISSING = List.of("notes.txt", "usage.csv:38", "2026-10-11 to 2026-10-12",
            "1–20 October, 18 of 31 days");

    private record Answer(int exit, String out, String err) {}

    @TestFactory
    List<DynamicTest> everyCommandSaysAllFourInEveryFormatAndEndsInThree() {
        List<DynamicTest> tests = new ArrayList<>();
        for (List<String> command : COMMANDS) {
            for (String format : List.of("table", "markdown", "csv", "json")) {
                tests.add(DynamicTest.dynamicTest(command.get(0) + " as " + format, () -> {
                    Answer answer = run(command, "--format", format);
                    assertEquals(3, answer.exit, answer.err);
                    // A card is always CSV.
                    boolean beside = format.equals("csv") || command.get(0).equals("rates") && !format.equals("json");
                    String place = format.equals("json") ? answer.out.substring(answer.out.indexOf("\"warnings\": ["))
                            : beside ? answer.err : answer.out;
                    MISSING.forEach(missing -> assertTrue(place.contains(missing), () -> missing + " is said in:\n" + place));
                    assertFalse(answer.out.contains("rejected.csv"), "a command that writes no rejected.csv does not point to it");
                }));
            }
        }
        return tests;
    }

    @Test
    void aReportSaysAllFourOnStdoutAndInEachDocument(@TempDir Path folder) throws IOException {
        Answer answer = run(List.of("report", EXPORTS, "--out", folder.toString()));
        assertEquals(3, answer.exit, answer.err);
        Path month = folder.resolve("2026-10");
        List<String> texts = List.of(answer.out, Files.readString(month.resolve("report.json")),
                Files.readString(month.resolve("report.html")),
                Files.readString(month.resolve("summary.md")).replace("\\", ""), workbook(month.resolve("report.xlsx")));
        for (String text : texts) {
            MISSING.forEach(missing -> assertTrue(text.contains(missing), () -> missing + " is said in:\n" + text));
        }
        assertFalse(Files.readString(folder.resolve("2026-09/summary.md")).contains("October"),
                "a month says nothing of the days of another one");
    }

    @TestFactory
    List<DynamicTest> aFolderWithoutAnyExportEndsInThreeAndSaysSo(@TempDir Path folder) {
        List<DynamicTest> tests = new ArrayList<>();
        for (List<String> command : COMMANDS) {
            for (String format : List.of("table", "csv", "json")) {
                tests.add(DynamicTest.dynamicTest(command.get(0) + " as " + format, () -> {
                    Answer answer = run(command.stream().map(word -> word.equals(EXPORTS) ? folder.toString() : word).toList(), "--format",
                            format);
                    assertEquals(3, answer.exit, answer.err);
                    assertTrue((answer.out + answer.err).contains("No file was found"), answer.out + answer.err);
                }));
            }
        }
        return tests;
    }

    private static String workbook(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8).replace("&#x2013;", "–"));
            }
        }
        return text.toString();
    }

    private static Answer run(List<String> command, String... more) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(more));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Ftcost.run(new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
        return new Answer(exit, out.toString(), err.toString());
    }
}
