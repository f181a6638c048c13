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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command says what is missing from its exports: one folder with a rejected row, an unknown file, a gap and a half month, and one of
 * first pages alone, with a row of the bill that cannot be read and data that are two weeks old.
 */
class InputWarningsTest {
    private static final String EXPORTS = "src/test/resources/completeness/exports";
    private static final String PAGES = "src/test/resources/completeness/pages";
    private static final String MODEL = "ft:gpt-4o-mini-2024-07-18:acme:support:AbC12dEf";
    private static final List<String> FORMATS = List.of("table", "markdown", "csv", "json");

    private static final List<List<String>> COMMANDS = List.of(List.of("check", EXPORTS),
            List.of("budget", EXPORTS, "--budgets", "src/test/resources/completeness/budgets.csv"),
            List.of("cost", EXPORTS, "--by", "model"), List.of("explain", MODEL, "2026-10", EXPORTS),
            List.of("anomalies", EXPORTS), List.of("reconcile", EXPORTS), List.of("rates", "infer", EXPORTS),
            List.of("estimate", "--model", "gpt-4o-mini-2024-07-18", "--like", MODEL, "--from-usage", EXPORTS),
            List.of("migrate", EXPORTS, "--model", MODEL, "--to", "gpt-4.1-mini"));
    /** Those with tests of their own, and those that read no export. */
    private static final Set<String> OTHERS = Set.of("report", "summary", "close", "validate", "pull", "completion", "help");

    /** The file that is unknown, the row that is rejected, the days that are missing and the month that is half. */
    private static final List<String> MISSING = List.of("notes.txt", "usage.csv:38", "2026-10-11 to 2026-10-12",
            "1–20 October, 18 of 31 days");
    /** The next page of the usage, of the costs and of the jobs, the row of the bill, and the age. */
    private static final List<String> MISSING_PAGES = List.of("'usage.json' says that another page follows",
            "'costs.json' says that another page follows", "'jobs.json' says that another page follows", "2 rows of the cost export",
            "The newest data is from 2026-10-07, 14 days before");

    private record Answer(int exit, String out, String err) {}

    @Test
    void noCommandIsLeftOut() {
        Set<String> tested = COMMANDS.stream().map(command -> command.get(0)).collect(Collectors.toCollection(TreeSet::new));
        tested.addAll(OTHERS);
        assertEquals(new TreeSet<>(Ftcost.line().getSubcommands().keySet()), tested);
    }

    @TestFactory
    List<DynamicTest> everyCommandSaysAllFourInEveryFormatAndEndsInThree() {
        return everyCommandSays(MISSING, EXPORTS);
    }

    @TestFactory
    List<DynamicTest> everyCommandSaysWhichPagesAreMissingAndHowOldTheDataAre() {
        return everyCommandSays(MISSING_PAGES, PAGES, "--max-age", "3d", "--today", "2026-10-21");
    }

    private static List<DynamicTest> everyCommandSays(List<String> expected, String exports, String... options) {
        List<DynamicTest> tests = new ArrayList<>();
        for (List<String> command : COMMANDS) {
            for (String format : FORMATS) {
                tests.add(DynamicTest.dynamicTest(command.get(0) + " as " + format, () -> {
                    List<String> words = new ArrayList<>(command.stream().map(word -> word.equals(EXPORTS) ? exports : word).toList());
                    words.addAll(List.of(options));
                    Answer answer = run(words, "--format", format);
                    assertEquals(3, answer.exit, answer.err);
                    // A card is always CSV.
                    boolean beside = format.equals("csv") || command.get(0).equals("rates") && !format.equals("json");
                    String place = place(answer, format, beside);
                    expected.forEach(missing -> assertTrue(place.contains(missing), () -> missing + " is said in:\n" + place));
                    assertFalse(answer.out.contains("rejected.csv"), "a command that writes no rejected.csv does not point to it");
                }));
            }
        }
        return tests;
    }

    /** Where a format says what is missing. */
    private static String place(Answer answer, String format, boolean beside) {
        return format.equals("json") ? answer.out.substring(answer.out.indexOf("\"warnings\": [")) : beside ? answer.err : answer.out;
    }

    @TestFactory
    List<DynamicTest> aSummarySaysAllFourInEveryFormat() {
        return Stream.of("text", "slack", "csv", "json").map(format -> DynamicTest.dynamicTest("summary as " + format, () -> {
            Answer answer = run(List.of("summary", EXPORTS, "--format", format));
            assertEquals(3, answer.exit, answer.err);
            String said = answer.out + answer.err;
            MISSING.forEach(missing -> assertTrue(said.contains(missing), () -> missing + " is said in:\n" + said));
        })).toList();
    }

    @Test
    void aSummaryWithoutFindingsSaysWhatIsMissingUnlessItIsToBeQuiet(@TempDir Path folder) throws IOException {
        String usage = Files.readString(Path.of(EXPORTS, "usage.csv"));
        Files.writeString(folder.resolve("usage.csv"), usage.replace("\"1,000,000\"", "1000000"));
        String reported = folder.resolve("reported").toString();
        List<String> command = List.of("summary", folder.resolve("usage.csv").toString(), "--reported", reported);
        run(command);
        String said = run(command).out;
        MISSING.subList(2, 4).forEach(missing -> assertTrue(said.contains(missing), () -> missing + " is said in:\n" + said));
        assertEquals("", run(command, "--quiet").out);
    }

    @Test
    void aReportSaysAllFourOnStdoutAndInEachDocument(@TempDir Path folder) throws IOException {
        everyDocumentSays(MISSING, folder, EXPORTS);
        assertFalse(Files.readString(folder.resolve("2026-09/summary.md")).contains("October"),
                "a month says nothing of the days of another one");
    }

    @Test
    void aReportSaysWhichPagesAreMissingInEachDocument(@TempDir Path folder) throws IOException {
        everyDocumentSays(MISSING_PAGES, folder, PAGES, "--max-age", "3d", "--today", "2026-10-21");
    }

    private static void everyDocumentSays(List<String> expected, Path folder, String exports, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("report", exports, "--out", folder.toString()));
        words.addAll(List.of(options));
        Answer answer = run(words);
        assertEquals(3, answer.exit, answer.err);
        Path month = folder.resolve("2026-10");
        List<String> texts = List.of(answer.out, Files.readString(month.resolve("report.json")),
                Files.readString(month.resolve("report.html")).replace("&#39;", "'"),
                Files.readString(month.resolve("summary.md")).replace("\\", ""), workbook(month.resolve("report.xlsx")));
        for (String text : texts) {
            expected.forEach(missing -> assertTrue(text.contains(missing), () -> missing + " is said in:\n" + text));
        }
    }

    @TestFactory
    List<DynamicTest> aClosedMonthSaysWhatItsReportLacks(@TempDir Path folder) {
        run(List.of("report", EXPORTS, "--out", folder.toString()));
        return FORMATS.stream().map(format -> DynamicTest.dynamicTest("close as " + format, () -> {
            Answer answer = run(List.of("close", "2026-10", "--out", folder.toString(), "--format", format));
            run(List.of("close", "2026-10", "--out", folder.toString(), "--reopen"));
            assertEquals(3, answer.exit, answer.err);
            String place = place(answer, format, format.equals("csv"));
            MISSING.forEach(missing -> assertTrue(place.contains(missing), () -> missing + " is said in:\n" + place));
        })).toList();
    }

    @TestFactory
    List<DynamicTest> aTableInAFileSaysItBesideTheFile(@TempDir Path folder) {
        return Stream.of("csv", "json", "parquet").map(ending -> DynamicTest.dynamicTest("cost into " + ending, () -> {
            Path file = folder.resolve("cost." + ending);
            Answer answer = run(List.of("cost", EXPORTS, "--by", "model", "--out", file.toString()));
            assertEquals(3, answer.exit, answer.err);
            String said = answer.out + answer.err;
            MISSING.forEach(missing -> assertTrue(said.contains(missing), () -> missing + " is said in:\n" + said));
            if (ending.equals("json")) {
                String json = Files.readString(file);
                MISSING.forEach(missing -> assertTrue(json.contains(missing), () -> missing + " is said in:\n" + json));
            }
        })).toList();
    }

    @TestFactory
    List<DynamicTest> aFolderWithoutAnyExportEndsInThreeAndSaysSo(@TempDir Path folder) {
        List<DynamicTest> tests = new ArrayList<>();
        for (List<String> command : COMMANDS) {
            for (String format : FORMATS) {
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
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8).replace("&#x2013;", "–").replace("&apos;", "'"));
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
