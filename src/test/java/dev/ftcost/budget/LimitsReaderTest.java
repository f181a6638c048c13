package dev.ftcost.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ftcost.usage.InputError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsReaderTest {
    @TempDir
    private Path folder;

    @Test
    void aFileWithMoreLimitsThanAreCheckedIsRefused() throws IOException {
        assertEquals(10_000, LimitsReader.read(file(10_000)).size());
        assertEquals("budgets.csv: has more than 10,000 limits; split it, and check one file at a time.",
                assertThrows(InputError.class, () -> LimitsReader.read(file(10_001))).getMessage());
    }

    private Path file(int limits) throws IOException {
        return Files.writeString(folder.resolve("budgets.csv"), "scope,month,limit_usd\n" + "total,*,5\n".repeat(limits));
    }
}
