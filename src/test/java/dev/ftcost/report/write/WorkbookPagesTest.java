package dev.ftcost.report.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Reported;
import dev.ftcost.testing.Shell;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbook in LibreOffice: what its formulas come to, and how many pages it prints on. Skipped where {@code soffice} is missing. */
class WorkbookPagesTest {
    @TempDir
    private Path tmp;

    @Test
    void libreOfficeComputesTheTotalsOfTheReport() throws IOException {
        Reported samples = samples();
        // Without their values, formulas have to be computed.
        Path workbook = withoutValues(samples.folder().resolve("2026-10/report.xlsx"));
        convert(workbook, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1");
        Map<String, String> sheets = Map.of("Models", "cost-by-model", "Days", "cost-by-day", "Projects", "cost-by-project", "API keys",
                "cost-by-key");
        for (Map.Entry<String, String> sheet : sheets.entrySet()) {
            List<List<String>> lines = lines(tmp.resolve("book-" + sheet.getKey() + ".csv"));
            List<String> totals = lines.get(0);
            List<String> headings = lines.get(2);
            for (Map.Entry<String, String> column : Map.of("cost", "cost", "retry overhead", "retry_overhead_cost", "requests", "requests",
                    "input tokens", "input_tokens").entrySet()) {
                BigDecimal computed = new BigDecimal(totals.get(headings.indexOf(column.getKey())));
                BigDecimal exact = samples.sum("2026-10/" + sheet.getValue() + ".csv", column.getValue());
                assertTrue(computed.subtract(exact).abs().compareTo(new BigDecimal("0.000001")) < 0,
                        sheet.getKey() + " " + column.getKey() + ": " + computed + ", not " + exact);
            }
        }
    }

    @Test
    void aMonthPrintsOnFewPages() throws IOException {
        Path workbook = Files.copy(samples().folder().resolve("2026-10/report.xlsx"), tmp.resolve("book.xlsx"));
        convert(workbook, "pdf");
        String pdf = Files.readString(tmp.resolve("book.pdf"), StandardCharsets.ISO_8859_1);
        long pages = Pattern.compile("/Type\\s*/Page\\b").matcher(pdf).results().count();
        assertTrue(pages >= 12 && pages <= 20, pages + " pages");
        // Letter or A4, the longer side across.
        Pattern.compile("/MediaBox\\s*\\[\\s*0 0 (\\d+)[.\\d]* (\\d+)").matcher(pdf).results()
                .forEach(page -> assertTrue(Integer.parseInt(page.group(1)) > Integer.parseInt(page.group(2)), page.group()));
    }

    private static List<List<String>> lines(Path csv) throws IOException {
        try (CSVParser parser = CSVParser.parse(csv, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            return parser.getRecords().stream().map(CSVRecord::toList).toList();
        }
    }

    private Reported samples() {
        Assumptions.assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(place -> Files.isExecutable(Path.of(place, "soffice"))),
                "LibreOffice (soffice) is not installed");
        return Reported.of(tmp.resolve("samples"), "sample-logs");
    }

    private void convert(Path workbook, String format) throws IOException {
        Outcome outcome = Shell.run(tmp, Map.of("HOME", tmp.toString()), "soffice", "--headless",
                "-env:UserInstallation=" + tmp.resolve("profile").toUri(), "--convert-to", format, "--outdir", tmp.toString(),
                workbook.toString());
        assertEquals(0, outcome.exit(), outcome.toString());
    }

    private Path withoutValues(Path workbook) throws IOException {
        Path bare = tmp.resolve("book.xlsx");
        try (ZipFile in = new ZipFile(workbook.toFile()); ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bare))) {
            for (ZipEntry entry : (Iterable<ZipEntry>) in.stream().map(ZipEntry.class::cast)::iterator) {
                String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(text.replaceAll("</f><v>[^<]*</v>", "</f>").getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return bare;
    }
}
