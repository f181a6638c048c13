package dev.ftcost.report;

import dev.ftcost.completeness.Completeness;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.testing.Ledgers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** One month, exported in every format, costs the same to the last digit. */
class SameMonthReportTest {
    private static final Path MONTH = Path.of("src/test/resources/same-month");

    @TestFactory
    Stream<DynamicTest> everyFormatGivesTheSameCostByModel() throws IOException {
        String expected = costByModel(MONTH.resolve("usage-csv-u4"));
        try (Stream<Path> folders = Files.list(MONTH)) {
            return folders.sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(),
                            () -> assertEquals(expected, costByModel(folder))));
        }
    }

    private static String costByModel(Path folder) {
        try (Ledger ledger = Ledgers.of(folder)) {
            assertEquals(List.of(), ledger.rejects());
            assertEquals(List.of(), ledger.unknownFiles());
            assertEquals(List.of("2026-06"), ledger.months());
            MonthReport june = MonthReports.of(ledger, Completeness.of(ledger, null), ledger.months()).get(0);
            return june.byModel().rows() + "\n" + june.totals();
        }
    }
}
