package dev.ftcost.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables on a terminal of a given width. */
class TextSheetTest {
    private static final Sheet SHEET = new Sheet("Costs",
            List.of(Column.text("model", "model"), Column.date("day", "day"), Column.count("input", "input tokens"),
                    Column.amount("cost", "cost"), Column.text("cause", "cause")),
            List.of(Sheet.row("ft:gpt-4o-mini-2024-07-18:acme:support:Bq7tKx2M", LocalDate.of(2026, 10, 1), 1_234_567_890L,
                    new BigDecimal("1234567.891"),
                    "6.4 times the requests, all from the project of the checkout"),
                    Sheet.row("gpt-4o", LocalDate.of(2026, 10, 2), 5L, new BigDecimal("0.004"), "price")),
            Sheet.row(null, null, 1_234_567_895L, new BigDecimal("1234567.895"), null));

    @Test
    void noLineIsLongerThanTheWidthAndNoNumberIsBroken() {
        for (int width = 45; width <= 160; width++) {
            String table = TextSheet.write(SHEET, width);
            int limit = width;
            assertEquals(List.of(), table.lines().filter(line -> line.length() > limit).toList(), table);
            assertTrue(table.contains("$1,234,567.89"), table);
            assertTrue(table.contains("1,234,567,890") || table.contains("Columns not shown at this width: "), table);
        }
    }

    @Test
    void namesAreCutInTheMiddleAndLongCausesGoBelowTheirRow() {
        assertEquals("""
                model                               day          input           cost
                                                                tokens
                ──────────────────────────────────  ──────────  ──────  ─────────────
                ft:gpt-4o-mini-2…:support:Bq7tKx2M  2026-10-01     123  $1,234,567.89
                    6.4 times the requests, all from the project of the checkout
                gpt-4o                              2026-10-02       5         <$0.01
                """, TextSheet.write(new Sheet("Costs", SHEET.columns(), List.of(
                Sheet.row("ft:gpt-4o-mini-2024-07-18:acme:support:Bq7tKx2M", LocalDate.of(2026, 10, 1), 123L, new BigDecimal("1234567.891"),
                        "6.4 times the requests, all from the project of the checkout"),
                Sheet.row("gpt-4o", LocalDate.of(2026, 10, 2), 5L, new BigDecimal("0.004"), null)), null), 69));
    }

    @Test
    void columnsThatDoNotFitAreNamedAndThoseWithoutAValueGoFirst() {
        String table = TextSheet.write(SHEET, 50);
        assertTrue(table.endsWith("Columns not shown at this width: input tokens.\n"), table);
        assertTrue(!TextSheet.write(SHEET).contains("not shown"));
        Sheet rates = new Sheet("Rates",
                List.of(Column.text("model", "model"), Column.rate("batch", "price of a batch"), Column.count("n", "count")),
                List.of(Sheet.row("gpt-4o", null, 1_000_000L)), null);
        table = TextSheet.write(rates, 20);
        assertTrue(table.contains("1,000,000") && table.contains("price of\n    a batch."), table);
    }

    @Test
    void aPhraseIsWrappedToTwoLines() {
        Sheet sheet = new Sheet("Files", List.of(Column.text("type", "type"), Column.count("rows", "rows")),
                List.of(Sheet.row("usage export (CSV)", 12_345L)), null);
        assertEquals("""
                type            rows
                ────────────  ──────
                usage export  12,345
                (CSV)
                """, TextSheet.write(sheet, 20));
    }

    @Test
    void sentencesAreWrappedAtSpaces() {
        assertEquals("warning: 'a-file' has\n    no rate\n  short\n", TextWrap.text("warning: 'a-file' has no rate\n  short\n", 25));
        assertEquals("'/srv/exports/\n    usage/october.csv'\n    is empty",
                TextWrap.text("'/srv/exports/usage/october.csv' is empty", 23));
    }

    @Test
    void wideCharactersTakeTwoCells() {
        assertEquals(6, TableWidths.length("\u6a21\u578b\ud83d\ude80"));
        assertEquals(1, TableWidths.length("e\u0301"));
        Sheet sheet = new Sheet("Costs", List.of(Column.text("model", "model"), Column.amount("cost", "cost")),
                List.of(Sheet.row("\u6a21\u578b\ud83d\ude80", new BigDecimal("1.00")), Sheet.row("gpt", new BigDecimal("12.00"))), null);
        assertEquals("""
                model     cost
                ------  ------
                \u6a21\u578b\ud83d\ude80   $1.00
                gpt     $12.00
                """, TextSheet.write(sheet).replace('\u2500', '-'));
        String cut = TextWrap.cut("\u6a21\u578b".repeat(50), 21);
        assertTrue(TableWidths.length(cut) <= 21 && cut.contains("\u2026"), cut);
    }
}
