package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** One month, told in every format, costs the same to the last digit. */
class SameMonthReportTest {
    private static final Path MONTH = Path.of("src/test/resources/same-month");

    @TestFactory
    Stream<DynamicTest> everyFormatGivesTheSameCostByModel(@TempDir Path tmp) throws IOException {
        String expected = costByModel(MONTH.resolve("usage-csv-u4"), tmp.resolve("expected"));
        try (Stream<Path> folders = Files.list(MONTH)) {
            return folders.sorted().toList().stream().map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(),
                    () -> assertEquals(expected, costByModel(folder, tmp.resolve(folder.getFileName().toString())))));
        }
    }

    private static String costByModel(Path folder, Path out) throws IOException {
        StringWriter said = new StringWriter();
        int exit = Ftcost.run(new PrintWriter(said, true), new PrintWriter(said, true), "report", folder.toString(), "--out", out.toString());
        assertEquals(0, exit, said.toString());
        return Files.readString(out.resolve("2026-06/cost-by-model.csv"));
    }
}
