package dev.ftcost.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class TrainingFileTest {
    private static final String GOOD = "{\"messages\":[{\"role\":\"user\",\"content\":\"%d\"},{\"role\":\"assistant\",\"content\":\"4\"}]}";

    @TempDir
    private Path folder;

    @TestFactory
    List<DynamicTest> everyCheckNamesItsLine() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/validate/checks.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] cells = Arrays.stream(line.split(" \\| ")).map(String::strip).toArray(String[]::new);
                tests.add(DynamicTest.dynamicTest(cells[2] + ": " + cells[1], () -> {
                    List<Problem> errors = read(cells[0], cells[1]).errors().listed().stream()
                            .filter(error -> !error.check().equals("too_few_examples")).toList();
                    assertEquals(cells[2], errors.isEmpty() ? "-" : errors.stream().map(Problem::check).collect(Collectors.joining(",")),
                            errors::toString);
                    assertTrue(errors.stream().allMatch(error -> error.line() == 1), errors::toString);
                }));
            }
        }
        assertFalse(tests.isEmpty());
        return tests;
    }

    @Test
    void tokensFollowThePublishedRule() throws IOException {
        // 3 + role 1 + text 6, 3 + role 1 + text 6 + name 1 + 1 for a name, 3 for the example.
        TrainingFile file = read("gpt-3.5-turbo", "{\"messages\":[{\"role\":\"user\",\"content\":\"tiktoken is great!\"},"
                + "{\"role\":\"assistant\",\"content\":\"tiktoken is great!\",\"name\":\"bob\",\"weight\":1}]}");
        assertEquals(25, file.tokens());
        assertEquals(23, file.billedTokensPerEpoch());
    }

    @Test
    void aTextThatLooksLikeAControlTokenIsText() {
        Tokens tokens = new Tokens(Tunable.of("gpt-4o-mini").encoding());
        assertTrue(tokens.count("<|endoftext|>") > 1);
        assertEquals(1, tokens.count("hello"));
    }

    @Test
    void linesThatAreReadTogetherAreJudgedInTheirOrder() throws IOException {
        StringBuilder lines = new StringBuilder();
        List<Long> bad = new ArrayList<>();
        for (int line = 1; line <= 900; line++) {
            if (line % 7 == 0) {
                bad.add((long) line);
            }
            lines.append(line % 21 == 0 ? "\ufeff{}\n" : line % 14 == 0 ? "[]\n" : line % 7 == 0 ? "{\n"
                    : GOOD.replace("%d", line + " order".repeat(1000)) + "\n");
        }
        TrainingFile file = read("gpt-4o-mini", lines.toString());
        assertEquals(bad, file.errors().listed().stream().map(Problem::line).distinct().toList());
        assertEquals(900, file.examples());
        assertEquals(900 - bad.size(), file.counted());
        assertEquals(0, file.repeats().count());
        assertEquals(file.counted(), read("gpt-4o-mini", lines + lines.toString()).repeats().count());
    }

    @Test
    void sizeIsJudged() throws IOException {
        assertEquals(List.of("too_few_examples"), checks(read("gpt-4o-mini", good(9)).errors()));
        assertEquals(List.of(), checks(read("gpt-4o-mini", good(10)).errors()));
        assertEquals(List.of("few_examples"), checks(read("gpt-4o-mini", good(99)).warnings()));
        assertEquals(List.of(), checks(read("gpt-4o-mini", good(100)).warnings()));
        assertEquals(List.of("too_few_examples"), checks(read("gpt-4o-mini", "").errors()));
    }

    @Test
    void imagesAreSaidToBeMissingFromTheTokens() throws IOException {
        TrainingFile file = read("gpt-4o", good(100) + "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\","
                + "\"image_url\":{\"url\":\"https://example.com/a.png\"}}]},{\"role\":\"assistant\",\"content\":\"4\"}]}");
        assertEquals(List.of("images_not_counted"), checks(file.warnings()));
    }

    @Test
    void duplicatesAreFoundWhateverTheOrderOfTheirKeys() throws IOException {
        TrainingFile file = read("gpt-4o-mini",
                good(100) + "{\"messages\":[{\"content\":\"7\",\"role\":\"user\"},{\"role\":\"assistant\",\"content\":\"4\"}]}\n");
        assertEquals(1, file.repeats().count());
        assertEquals("line 101 = line 8", file.repeats().places());
    }

    @Test
    void examplesThatAreTooLongAreWarnings() throws IOException {
        TrainingFile file = read("gpt-3.5-turbo-0125",
                good(100) + String.format(GOOD, 0).replace("\"4\"", "\"" + "tiktoken is great! ".repeat(4000) + "\""));
        assertEquals(1, file.truncation().examples());
        assertEquals(16_385, file.truncation().longest());
        assertFalse(file.refused());
    }

    @Test
    void whatIsBeyondTheTrainingContextDoesNotCount() throws IOException {
        // 3 + role 1 + text 1, 3 + role 1 + text 100,011, 3 for the example.
        TrainingFile file = read("gpt-4o-mini", String.format(GOOD, 1).replace("\"4\"", "\"hello" + " hello".repeat(100_010) + "\""));
        assertEquals(100_023, file.distribution().max());
        assertEquals(65_536, file.tokens());
        assertEquals(65_534, file.billedTokensPerEpoch());
        assertEquals(100_023 - 65_536, file.truncation().tokens());
        assertEquals(List.of("over_long", "too_few_examples"),
                Stream.concat(checks(file.warnings()).stream(), checks(file.errors()).stream()).toList());
    }

    @Test
    void linesEndAsTheyLikeAndAMarkMayComeFirst() throws IOException {
        TrainingFile file = read("gpt-4o-mini", "\uFEFF" + good(100).replace("\n", "\r\n"));
        assertEquals(List.of(), checks(file.errors()));
        assertEquals(List.of("blank_lines"), checks(read("gpt-4o-mini", good(100) + "\n\n").warnings()));
    }

    @Test
    void whatIsNoTextIsALineAndASentence() throws IOException {
        Path file = folder.resolve("bytes.jsonl");
        Files.write(file, new byte[] {'{', '"', (byte) 0xff, '"', '}', '\n', 0, 0, 0, '\n', (byte) 0xc3});
        List<Problem> errors = TrainingFile.read(file, "gpt-4o-mini", BigDecimal.ZERO, null, bytes -> {}).errors().listed();
        assertEquals(List.of("not_utf8", "not_json", "not_utf8", "too_few_examples"), errors.stream().map(Problem::check).toList());
        assertEquals(List.of(1L, 2L, 3L), errors.stream().limit(3).map(Problem::line).toList());
    }

    @Test
    void depthAndLengthHaveBounds() throws IOException {
        assertEquals("line 1: is not valid JSON: nested too deeply or too long", first(read("gpt-4o-mini", "[".repeat(100_000))));
        assertEquals("line 1: is not valid JSON: nested too deeply or too long",
                first(read("gpt-4o-mini", "[" + "{},".repeat(600_000) + "{}]")));
        assertEquals("line 1: is longer than 16 MiB", first(read("gpt-4o-mini", "\"" + "a".repeat(ExampleLine.LONGEST) + "\"")));
    }

    @Test
    void aFileOfBadLinesIsCountedAndItsFirstThousandListed() throws IOException {
        TrainingFile file = read("gpt-4o-mini", "{}\n".repeat(2500));
        assertEquals(2500, file.errors().count());
        assertEquals(Problems.LISTED + 1, file.errors().listed().size());
        assertEquals("and 1500 more, 2500 in total", file.errors().listed().get(Problems.LISTED).message());
    }

    @Test
    void nothingThatStandsInTheFileIsRepeated() throws IOException {
        TrainingFile file = read("gpt-4o-mini",
                "{\"messages\":[{\"role\":\"ann@example.com\",\"ann@example.com\":1,\"content\":[{\"type\":\"ann@example.com\"}]},"
                        + "{\"role\":\"assistant\",\"content\":\"4\",\"tool_calls\":[{\"id\":\"ann@example.com\"}]}],\"ann@example.com\":1}");
        assertFalse((file.errors().listed().toString() + file.warnings().listed()).contains("ann@"));
        assertTrue(file.errors().count() > 3);
    }

    @Test
    void percentilesAreThoseOfTheExamples() {
        Distribution of = new Distribution();
        IntStream.rangeClosed(1, 100).forEach(of::add);
        assertEquals(List.of(1L, 50L, 95L, 100L), List.of(of.min(), of.percentile(50), of.percentile(95), of.max()));
    }

    @Test
    void hashesAreFoundAgainWhenTheTableHasGrown() {
        Duplicates seen = new Duplicates();
        for (int i = 1; i <= 5000; i++) {
            assertEquals(0, seen.firstLineOf(Duplicates.hash(("" + i).getBytes(StandardCharsets.UTF_8)), i));
        }
        assertEquals(4321, seen.firstLineOf(Duplicates.hash("4321".getBytes(StandardCharsets.UTF_8)), 5001));
    }

    private static String first(TrainingFile file) {
        return file.errors().listed().get(0).toString();
    }

    private static String good(int count) {
        return IntStream.range(0, count).mapToObj(i -> String.format(GOOD, i) + "\n").collect(Collectors.joining());
    }

    private static List<String> checks(Problems problems) {
        return problems.listed().stream().map(Problem::check).toList();
    }

    private TrainingFile read(String model, String text) throws IOException {
        Path file = folder.resolve("training.jsonl");
        Files.writeString(file, text);
        return TrainingFile.read(file, model, BigDecimal.ZERO, null, bytes -> {});
    }
}
