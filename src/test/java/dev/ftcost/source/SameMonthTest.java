package dev.ftcost.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ftcost.testing.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One month, as each format tells it: the folders under {@code same-month/} all say the same. */
class SameMonthTest {
    private static final Path MONTH = Path.of("src/test/resources/same-month");
    private static final String EXPECTED = """
            2026-06-01 ft:gpt-4o-mini-2024-07-18:acme:faq:Ab3dE9xy: 4 requests, 6822 in, 2048 cached, 202 out
            2026-06-01 gpt-4o-2024-08-06: 2 requests, 5291 in, 1920 cached, 621 out
            2026-06-02 ft:gpt-4o-mini-2024-07-18:acme:faq:Ab3dE9xy: 4 requests, 6866 in, 2048 cached, 202 out
            2026-06-02 gpt-4o-2024-08-06: 2 requests, 5291 in, 1920 cached, 621 out
            2026-06-03 ft:gpt-4o-mini-2024-07-18:acme:faq:Ab3dE9xy (batch): 2 requests, 1839 in, 0 cached, 53 out
            2026-06-03 gpt-4o-2024-08-06 (batch): 1 requests, 900 in, 0 cached, 25 out
            """;

    @TestFactory
    Stream<DynamicTest> everyFormatTellsTheSameMonth() throws IOException {
        try (Stream<Path> folders = Files.list(MONTH)) {
            return folders.sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> assertEquals(EXPECTED, month(folder))));
        }
    }

    private static String month(Path folder) throws IOException {
        Map<String, long[]> sums = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Rows.of(file).lines.forEach(row -> add(row, sums));
            }
        }
        StringBuilder text = new StringBuilder();
        sums.forEach((what, sum) -> text.append(what).append(": ").append(sum[0]).append(" requests, ").append(sum[1]).append(" in, ")
                .append(sum[2]).append(" cached, ").append(sum[3]).append(" out\n"));
        return text.toString();
    }

    private static void add(String row, Map<String, long[]> sums) {
        if (row.startsWith("empty")) {
            return;
        }
        String day = row.replaceAll("^\\w+ .*?(2026-06-\\d\\d).*", "$1");
        String key = day + " " + value(row, "model") + ("true".equals(value(row, "batch")) ? " (batch)" : "");
        long[] sum = sums.computeIfAbsent(key, any -> new long[4]);
        String[] counts = {"requests", "input", "cached", "output"};
        for (int i = 0; i < counts.length; i++) {
            sum[i] += Long.parseLong(value(row, counts[i]));
        }
    }

    private static String value(String row, String name) {
        return row.replaceAll("^.* " + name + "=(\\S+).*$", "$1");
    }
}
