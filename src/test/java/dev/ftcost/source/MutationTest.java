package dev.ftcost.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.source.format.Format;
import dev.ftcost.source.format.FormatsTest;
import dev.ftcost.testing.Mutation;
import dev.ftcost.testing.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that were damaged at random, always in the same way: nothing breaks, every row is accounted for, and what the
 * damage did not touch is read.
 */
class MutationTest {
    private static final int FILES = Mutation.files(400);
    private static final String[] SCRAPS = {"\"", ",", "\n", "\r", "\0", "{", "}", "[", "]", ":", "\\", "\t", ";", "-", ".", "e999",
            "\u20ac", "\uFEFF",
            "null", "\"\"", "}\n{", "1780358400", "data: ", "@"};

    @TempDir
    Path folder;

    @Test
    void damageIsNamedAndNothingElseIsLost() throws IOException {
        List<Path> examples = FormatsTest.examples();
        for (int seed = 0; seed < FILES; seed++) {
            Path example = examples.get(seed % examples.size());
            Random random = new Random(seed);
            byte[] bytes = damaged(Files.readAllBytes(example), random);
            Path file = folder.resolve("file");
            Files.write(file, bytes);
            String what = example + " with seed " + seed;
            try {
                check(file, what);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(what, e);
            }
        }
    }

    @Test
    void aDamagedLineCostsItselfAlone() throws IOException {
        // Which span of a tree is a request depends on its parents, so a damaged one may free or hide another.
        List<Path> logs = FormatsTest.examples().stream()
                .filter(file -> file.toString().matches(".*\\.(jsonl|csv)") && !file.endsWith("trees.jsonl")).toList();
        for (int seed = 0; seed < FILES; seed++) {
            Path example = logs.get(seed % logs.size());
            Random random = new Random(seed);
            List<String> lines = Files.readAllLines(example);
            if (lines.size() < 3 || Files.readString(example).contains("Support\nbots")) {
                continue;
            }
            int hurt = 1 + random.nextInt(lines.size() - 1);
            List<String> others = new ArrayList<>(lines);
            others.remove(hurt);
            List<String> expected = rows(others);
            List<String> actual = new ArrayList<>(lines);
            actual.set(hurt, new String(damaged(lines.get(hurt).getBytes(StandardCharsets.UTF_8), random), StandardCharsets.UTF_8)
                    .replaceAll("[\\r\\n]", " "));
            String what = example + " with seed " + seed;
            assertTrue(containsInOrder(rows(actual), expected), () -> what + "\nexpected the rows\n" + String.join("\n", expected));
        }
    }

    private void check(Path file, String what) throws IOException {
        ExportFile export = ExportFile.of(file, "file");
        if (export.format() == null || export.format().facts() == Format.Facts.NONE) {
            return;
        }
        Rows rows = new Rows();
        export.read(rows, bytes -> {});
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (export.head().isCsv() && text.indexOf('"') < 0) {
            long lines = Arrays.stream(text.split(export.head().endsWithReturns() ? "\r\n?|\n" : "\n"))
                    .filter(line -> !new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                            .replace("\uFEFF", "").isBlank())
                    .count() - 1;
            assertEquals(lines, rows.lines.size(), what);
        }
    }

    /** The rows of these lines, without the places of the rejected. */
    private List<String> rows(List<String> lines) throws IOException {
        Path file = folder.resolve("lines");
        Files.writeString(file, String.join("\n", lines) + "\n");
        return Rows.of(file).lines.stream().filter(row -> !row.startsWith("reject")).collect(Collectors.toList());
    }

    private static boolean containsInOrder(List<String> all, List<String> some) {
        int found = 0;
        for (String row : all) {
            if (found < some.size() && row.equals(some.get(found))) {
                found++;
            }
        }
        return found == some.size();
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
        int wounds = 1 + random.nextInt(3);
        for (int i = 0; i < wounds && text.length() > 0; i++) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end));
                case 2 -> text.setCharAt(at, (char) random.nextInt(256));
                case 3 -> text.setLength(Math.max(1, at));
                default -> text.insert(at,
                        new String(SCRAPS[random.nextInt(SCRAPS.length)].getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
