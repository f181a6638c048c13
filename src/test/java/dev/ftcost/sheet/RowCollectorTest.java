package dev.ftcost.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are too many for the memory say the same in every document as rows that are held. */
class RowCollectorTest {
    private static final List<Column> COLUMNS = List.of(Column.text("key", "key"), Column.count("tokens", "tokens"),
            Column.amount("cost", "cost"), Column.date("day", "day"), Column.flag("tuned", "tuned"), Column.rate("rate", "rate"),
            Column.share("share", "share"));
    private static final int ROWS = 20_003;

    @TempDir
    private Path folder;

    private static List<Object> row(int i) {
        return i % 7 == 0 ? Sheet.row(null, null, null, null, null, null, null)
                : Sheet.row("=key\n\"ü\u202e" + i, i * 4_000_000_000_000L - 1, new BigDecimal("-12.00" + i).scaleByPowerOfTen(i % 40 - 20),
                        LocalDate.ofEpochDay(i - 9_000), i % 2 == 0, new BigDecimal("0.1"), BigDecimal.TEN);
    }

    @Test
    void aTemporaryFolderThatCannotBeWrittenIsNamed() {
        RowCollector collector = new RowCollector(folder.resolve("gone"), COLUMNS);
        String message = assertThrows(TemporaryFault.class, () -> {
            for (int i = 0; i < ROWS; i++) {
                collector.add(row(i));
            }
        }).getMessage();
        assertTrue(message.startsWith("the temporary folder '" + System.getProperty("java.io.tmpdir") + "' cannot be used: ")
                && message.endsWith(". See that it has room, or name another folder: java -Djava.io.tmpdir=DIR -jar ftcost.jar."), message);
    }

    @Test
    void whatIsStoredReadsAsIfItWereHeld() throws IOException {
        RowCollector collector = new RowCollector(folder, COLUMNS);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            collector.add(row(i));
            rows.add(row(i));
        }
        Sheet stored = new Sheet("Keys", COLUMNS, collector.rows(), null);
        Sheet held = new Sheet("Keys", COLUMNS, rows, null);
        assertTrue(stored.isStored());
        assertFalse(held.isStored());
        assertEquals(held.rows(), stored.rows());
        assertEquals(held.rows().get(ROWS - 1), stored.rows().get(ROWS - 1));
        assertEquals(CsvSheet.write(held), CsvSheet.write(stored));
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        CsvSheet.write(stored, csv);
        assertEquals(CsvSheet.write(held), csv.toString(StandardCharsets.UTF_8));
        assertEquals(json(held), json(stored));
    }

    private static String json(Sheet sheet) throws IOException {
        ObjectNode document = JsonSheet.document("report", sheet);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonSheet.write(document.put("after", 1), bytes);
        assertEquals(JsonSheet.write(document), bytes.toString(StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void fewRowsMakeNoFile() {
        RowCollector collector = new RowCollector(folder.resolve("is not there"), COLUMNS);
        collector.add(row(1));
        assertEquals(List.of(row(1)), collector.rows());
    }
}
