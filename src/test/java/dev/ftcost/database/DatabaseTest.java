package dev.ftcost.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ftcost.ledger.ContradictionError;
import dev.ftcost.rates.RateCards;
import dev.ftcost.testing.Ledgers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A database leaves nothing behind: what is in the temporary folder is compared, so nothing else may run meanwhile. */
@Isolated
class DatabaseTest {
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

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
    void nothingIsLeftInTheTemporaryFolderAfterAContradictionOrARun(@TempDir Path folder) throws IOException {
        Set<String> before = ours();
        String header = "start_time,end_time,num_model_requests,model,input_tokens,output_tokens\n";
        Path daily = Files.writeString(folder.resolve("daily.csv"), header + "1780272000,1780358400,1,gpt-4o,1,1\n");
        Path hourly = Files.writeString(folder.resolve("hourly.csv"), header + "1780272000,1780275600,1,gpt-4o,1,1\n");
        RateCards cards = RateCards.load(List.of());
        assertThrows(ContradictionError.class, () -> Ledgers.of(cards, daily, hourly));
        Ledgers.of(cards, daily).close();
        assertEquals(before, ours());
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
    void aDatabaseThatNobodyTakesIsClosed() throws IOException {
        Set<String> before = ours();
        DatabaseStart.open().close();
        assertEquals(before, ours());
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

    private static Set<String> ours() throws IOException {
        Set<String> names = new TreeSet<>();
        long self = ProcessHandle.current().pid();
        try (Stream<Path> found = Files.list(TEMPORARY)) {
            found.map(path -> path.getFileName().toString()).filter(name -> name.startsWith("ftcost-" + self + "-")).forEach(names::add);
        }
        return names;
    }
}
