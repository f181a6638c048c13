package dev.ftcost.sheet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same sheet in every form: exact for programs, cents for people, and no name that does something. */
class SheetWritersTest {
    private static final List<Column> COLUMNS = List.of(Column.text("model", "model"), Column.count("requests", "requests"),
            Column.amount("list_cost", "list cost"), Column.rate("rate", "rate"), Column.date("day", "day"),
            Column.flag("fine_tuned", "fine-tuned"));
    private static final Sheet SHEET = new Sheet("Costs", COLUMNS, List.of(
            Sheet.row("ft:a", 1234L, new BigDecimal("0.3334"), new BigDecimal("2.5"), LocalDate.of(2026, 8, 1), true),
            Sheet.row("b", 1L, new BigDecimal("0.3334"), new BigDecimal("0.075"), LocalDate.of(2026, 8, 2), false),
            Sheet.row("c", 0L, new BigDecimal("0.3334"), null, null, false),
            Sheet.row("d", null, null, null, null, false)),
            Sheet.row(null, 1235L, new BigDecimal("1.0002"), null, null, null));

    @Test
    void csvHasEveryDigitAndAnEmptyCellForTheUnknown() {
        assertEquals("""
                model,requests,list_cost,rate,day,fine_tuned
                ft:a,1234,0.3334,2.50,2026-08-01,true
                b,1,0.3334,0.075,2026-08-02,false
                c,0,0.3334,,,false
                d,,,,,false
                """, CsvSheet.write(SHEET));
    }

    @Test
    void aTableForATerminalHasLinesThatAddUpToItsTotal() {
        assertEquals("""
                model  requests  list cost   rate  day         fine-tuned
                ─────  ────────  ─────────  ─────  ──────────  ──────────
                ft:a      1,234      $0.34   2.50  2026-08-01  yes
                b             1      $0.33  0.075  2026-08-02  no
                c             0      $0.33      —  —           no
                d             —          —      —  —           no
                ─────  ────────  ─────────  ─────  ──────────  ──────────
                          1,235      $1.00      —
                """, TextSheet.write(SHEET));
    }

    @Test
    void markdownShowsTheSameAsTheTerminal() {
        assertEquals("""
                | model | requests | list cost | rate | day | fine-tuned |
                |---|---:|---:|---:|---|---|
                | ft:a | 1,234 | $0.34 | 2.50 | 2026-08-01 | yes |
                | b | 1 | $0.33 | 0.075 | 2026-08-02 | no |
                | c | 0 | $0.33 | — | — | no |
                | d | — | — | — | — | no |
                |  | **1,235** | **$1.00** | **—** |  |  |
                """, MarkdownSheet.write(SHEET));
    }

    @Test
    void jsonHasAmountsAsStringsAndNullForTheUnknown() {
        assertEquals("""
                {
                  "schema": "ftcost.report/1",
                  "rows": [
                    {
                      "model": "ft:a",
                      "requests": 1234,
                      "list_cost": "0.3334",
                      "rate": "2.50",
                      "day": "2026-08-01",
                      "fine_tuned": true
                    },
                    {
                      "model": "d",
                      "requests": null,
                      "list_cost": null,
                      "rate": null,
                      "day": null,
                      "fine_tuned": false
                    }
                  ]
                }
                """, JsonSheet
                .write(JsonSheet.document("report", new Sheet("Costs", COLUMNS, List.of(SHEET.rows().get(0), SHEET.rows().get(3)), null))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0"})
    void aTextThatASpreadsheetWouldRunGetsAQuoteBeforeIt(String name) {
        String cell = CsvSheet
                .write(new Sheet("", List.of(Column.text("a", "a"), Column.text("b", "b")), List.of(Sheet.row("x", name)), null))
                .substring("a,b\nx,".length()).stripTrailing();
        assertEquals("'" + name, cell.startsWith("\"") ? cell.substring(1, cell.length() - 1) : cell);
    }

    @Test
    void aNumberNeverGetsAQuoteBeforeIt() {
        Sheet sheet = new Sheet("", List.of(Column.count("n", "n"), Column.amount("a", "a")),
                List.of(Sheet.row(-5L, new BigDecimal("-0.5"))), null);
        assertEquals("n,a\n-5,-0.50\n", CsvSheet.write(sheet));
    }

    @Test
    void aNameWithACommaOrAQuoteIsOneCell() {
        Sheet sheet = new Sheet("", List.of(Column.text("a", "a"), Column.text("b", "b")), List.of(Sheet.row("x,y", "say \"hi\"")), null);
        assertEquals("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n", CsvSheet.write(sheet));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[31mred", "a\nb", "a\rb", "a\u0000b", "\u202egnp.exe", "\u2028", "\u200b", "\ufeff", "\u009b2J"})
    void noNameMovesACursorOrHides(String name) {
        Sheet sheet = new Sheet("", List.of(Column.text("a", "a")), List.of(Sheet.row(name)), null);
        for (String text : List.of(TextSheet.write(sheet), MarkdownSheet.write(sheet))) {
            assertFalse(text.replace("\n", "").chars().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT),
                    text);
            assertEquals(3, text.lines().count(), text);
        }
    }

    @Test
    void aWorkbookIsTheSameInEveryTimeZone() throws IOException {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(workbook)) {
            out.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
            byte[] utc = XlsxFile.settled(workbook.toByteArray(), List.of());
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertArrayEquals(utc, XlsxFile.settled(workbook.toByteArray(), List.of()));
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void aNameMovesNoCursorInACsv() {
        assertEquals(",\\u009B31m\\u202Egpt é👩‍💻", CsvSheet.following(List.of("\u009b31m\u202egpt é👩‍💻")));
    }

    @Test
    void whatIsOnlyInvisibleStaysInACsvAndIsShownToPeople() {
        String id = "proj\u200b\u00ad\u2060\ufeff";
        assertEquals("," + id, CsvSheet.following(List.of(id)));
        assertEquals("proj\\\\u200B\\\\u00AD\\\\u2060\\\\uFEFF", MarkdownSheet.escaped(id));
        assertEquals("proj\\u200B\\u00AD\\u2060\\uFEFF", DisplayText.visible(id));
    }

    @Test
    void aNameIsNoMarkup() {
        assertEquals("\\<script\\>alert\\(1\\)\\</script\\>".replace("\\(", "(").replace("\\)", ")"),
                MarkdownSheet.escaped("<script>alert(1)</script>"));
        assertEquals("\\[a\\](javascript:b)", MarkdownSheet.escaped("[a](javascript:b)"));
        assertEquals("a\\|b\\`c\\*d\\~e\\&amp;\\!", MarkdownSheet.escaped("a|b`c*d~e&amp;!"));
        assertEquals("\\\\", MarkdownSheet.escaped("\\"));
        assertEquals("\\_x\\_, \\_\\_y\\_\\_, a (\\_z\\_), input_cached_tokens",
                MarkdownSheet.escaped("_x_, __y__, a (_z_), input_cached_tokens"));
        assertEquals("https\\://a.example/b, WWW\\.c.example, d:e, ww.f",
                MarkdownSheet.escaped("https://a.example/b, WWW.c.example, d:e, ww.f"));
    }

    @Test
    void aRowOfAnotherWidthThanItsColumnsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Sheet("", COLUMNS, List.of(Sheet.row("x")), null));
        assertThrows(IllegalArgumentException.class, () -> new Sheet("", COLUMNS, List.of(), Sheet.row("x")));
    }
}
