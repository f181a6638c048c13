package dev.ftcost.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @Test
    void whatDoesNotFitInTheMemoryIsPutAsideEvenWhenTheDoorIsLocked() {
        try (Database database = Database.open()) {
            database.lock();
            assertEquals(Long.valueOf(3_000_000), database.one("test/larger_than_memory", DatabaseTest::count));
        }
    }

    @Test
    void noFileIsReachedOnceTheDoorIsLocked(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "a\n1\n");
        try (Database database = Database.open()) {
            assertEquals(Long.valueOf(1), database.one("test/read_file", DatabaseTest::count, file.toString()));
            database.lock();
            assertThrows(Database.RefusedException.class, () -> database.one("test/read_file", DatabaseTest::count, file.toString()));
        }
    }

    @Test
    void aDatabaseThatWasOpenedEarlyBelongsToWhoTakesIt() {
        Database database;
        try (DatabaseStart early = DatabaseStart.open()) {
            database = early.take();
        }
        try (database) {
            assertEquals(List.of(), database.query("load/coarse_contested_day", row -> row.getString(1)));
        }
    }

    @Test
    void theFaultOfADatabaseIsThatOfWhoTakesItAndOfNobodyElse() {
        IllegalStateException fault = new IllegalStateException("DuckDB does not start");
        Supplier<Database> broken = () -> {
            throw fault;
        };
        assertSame(fault, assertThrows(IllegalStateException.class, () -> DatabaseStart.open(broken).take()));
        DatabaseStart.open(broken).close();
    }

    private static Long count(ResultSet row) throws SQLException {
        return row.getLong(1);
    }
}
