package dev.ftcost.report.write;

import static dev.ftcost.testing.Reported.usage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Reported;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbook: numbers are numbers, its formulas come to our totals, and no name is a formula. */
class ReportXlsxTest {
    private static final Pattern FORMULA = Pattern.compile("<f>(.*?)</f><v>(.*?)</v>");
    private static final Pattern SUM = Pattern.compile("SUBTOTAL\\(109,([A-Z]+)4:\\1(\\d+)\\)");

    @TempDir
    private Path tmp;

    @Test
    void formulasComeToOurTotals() throws IOException {
        Reported samples = Reported.of(tmp.resolve("samples"), "sample-logs");
        int formulas = 0;
        try (ZipFile workbook = open(samples, "2026-09")) {
            for (int tab = 1; workbook.getEntry("xl/worksheets/sheet" + tab + ".xml") != null; tab++) {
                String sheet = text(workbook, "xl/worksheets/sheet" + tab + ".xml");
                for (Matcher formula = FORMULA.matcher(sheet); formula.find(); formulas++) {
                    Matcher sum = SUM.matcher(formula.group(1));
                    assertTrue(sum.matches(), formula.group(1));
                    assertEquals(0, sum(sheet, sum.group(1), Integer.parseInt(sum.group(2))).compareTo(new BigDecimal(formula.group(2))),
                            "tab " + tab + ": " + formula.group());
                }
            }
            String models = text(workbook, "xl/worksheets/sheet2.xml");
            String total = samples.sum("2026-09/cost-by-model.csv", "list_cost").stripTrailingZeros().toPlainString();
            assertTrue(models.contains("<v>" + total + "</v>"), "the exact total " + total);
        }
        assertTrue(formulas > 60, formulas + " formulas");
    }

    @Test
    void aTextIsNeverAFormula() throws IOException {
        Reported hostile = Reported.ofUsage(tmp,
                usage("2026-07-01", "=1+1", "@SUM(A1)", "=HYPERLINK(\"http://x\")</f><f>1", 3, 1_000_001, 7, 5));
        try (ZipFile workbook = open(hostile, "2026-07")) {
            String models = text(workbook, "xl/worksheets/sheet2.xml");
            for (Matcher formula = Pattern.compile("<f>(.*?)</f>").matcher(models); formula.find();) {
                assertTrue(SUM.matcher(formula.group(1)).matches(), formula.group(1));
            }
            assertTrue(text(workbook, "xl/sharedStrings.xml").contains("=HYPERLINK(&quot;http://x&quot;)&lt;/f&gt;&lt;f&gt;1"),
                    "is a text");
        }
    }

    @Test
    void datesAreDatesAndTheHeaderStaysInSight() throws IOException {
        Reported samples = Reported.of(tmp.resolve("samples"), "sample-logs", "--month", "2026-09");
        try (ZipFile workbook = open(samples, "2026-09")) {
            String days = text(workbook, "xl/worksheets/sheet3.xml");
            // Day 46266 of a spreadsheet is 2026-09-01.
            assertTrue(Pattern.compile("<c r=\"B4\"[^>]*><v>46266(\\.0)?</v>").matcher(days).find(), days.substring(0, 1500));
            assertTrue(days.contains("state=\"frozen\""));
            assertTrue(text(workbook, "xl/styles.xml").contains("formatCode=\"$#,##0.00\""));
            assertTrue(days.contains("fitToWidth=\"1\" fitToHeight=\"0\"") && days.contains("orientation=\"landscape\""), "is printed");
            assertTrue(text(workbook, "xl/workbook.xml").contains("'Days'!$3:$3"), "the headings are on every printed page");
            assertTrue(text(workbook, "xl/sharedStrings.xml").contains(">billed<"), "the bill is on the first tab");
            assertFalse(text(workbook, "docProps/core.xml").contains("created"));
        }
    }

    @Test
    void numbersAreOnTheRightAndTextsAfterThemAreIndented() throws IOException {
        Reported samples = Reported.of(tmp.resolve("samples"), "sample-logs", "--month", "2026-09");
        try (ZipFile workbook = open(samples, "2026-09")) {
            String styles = text(workbook, "xl/styles.xml");
            String models = text(workbook, "xl/worksheets/sheet2.xml");
            String days = text(workbook, "xl/worksheets/sheet3.xml");
            for (String row : List.of("3", "4")) {
                assertEquals("left 0", alignment(styles, days, "B" + row), "the day");
                assertEquals("left 1", alignment(styles, days, "C" + row), "the model");
                assertEquals("left 1", alignment(styles, models, "E" + row), "the tier");
                assertEquals("right 0", alignment(styles, models, "F" + row), "the cost");
            }
        }
    }

    @Test
    void aColumnOfNamesThatAreUnknownIsFoldedAway() throws IOException {
        Reported unnamed = Reported.ofUsage(tmp, usage("2026-07-01", "proj_a", "key_a", "gpt-4o-mini-2024-07-18", 3, 1_000_001, 7, 5));
        try (ZipFile workbook = open(unnamed, "2026-07")) {
            String projects = text(workbook, "xl/worksheets/sheet4.xml");
            assertTrue(Pattern.compile("<col min=\"3\" max=\"3\"[^>]* hidden=\"(1|true)\"").matcher(projects).find(), projects);
            assertFalse(Pattern.compile("<col min=\"2\" max=\"2\"[^>]* hidden=\"(1|true)\"").matcher(projects).find(), projects);
        }
    }

    /** What a cell's style says of where its text is, such as {@code left 1}. */
    private static String alignment(String styles, String sheet, String cell) {
        Matcher style = Pattern.compile("<c r=\"" + cell + "\" s=\"(\\d+)\"").matcher(sheet);
        assertTrue(style.find(), cell);
        String formats = styles.substring(styles.indexOf("<cellXfs"), styles.indexOf("</cellXfs>"));
        String format = formats.split("<xf ", -1)[Integer.parseInt(style.group(1)) + 1];
        Matcher horizontal = Pattern.compile("horizontal=\"(\\w+)\"").matcher(format);
        Matcher indent = Pattern.compile("indent=\"(\\d+)\"").matcher(format);
        return (horizontal.find() ? horizontal.group(1) : "general") + " " + (indent.find() ? indent.group(1) : "0");
    }

    private static ZipFile open(Reported reported, String month) throws IOException {
        return new ZipFile(reported.folder().resolve(month).resolve("report.xlsx").toFile());
    }

    private static String text(ZipFile workbook, String name) throws IOException {
        ZipEntry entry = workbook.getEntry(name);
        return new String(workbook.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static BigDecimal sum(String sheet, String column, int last) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Matcher cell = Pattern.compile("<c r=\"" + column + "(\\d+)\"[^>]*><v>([^<]*)</v>").matcher(sheet); cell.find();) {
            int row = Integer.parseInt(cell.group(1));
            sum = row < 4 || row > last ? sum : sum.add(new BigDecimal(cell.group(2)));
        }
        return sum;
    }
}
