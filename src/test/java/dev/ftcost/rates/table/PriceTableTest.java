package dev.ftcost.rates.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ftcost.usage.InputError;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceTableTest {
    @Test
    void aFileLargerThanAnyTableIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("log.json");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(100_000_001);
        }
        assertEquals("'" + file + "' is larger than any price table (100 MB); check the name.",
                assertThrows(InputError.class, () -> PriceTable.read(file, List.of(), null)).getMessage());
    }
}
