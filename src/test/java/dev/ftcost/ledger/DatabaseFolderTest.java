package dev.ftcost.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ftcost.database.DatabaseStart;
import dev.ftcost.testing.Ledgers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A database leaves nothing behind. What is in the temporary folder is compared, so no other test may run meanwhile. */
@Isolated
class DatabaseFolderTest {
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    @Test
    void nothingIsLeftInTheTemporaryFolderAfterAContradictionOrARun(@TempDir Path folder) throws IOException {
        Set<String> before = ours();
        String header = "start_time,end_time,num_model_requests,model,input_tokens,output_tokens\n";
        Path daily = Files.writeString(folder.resolve("daily.csv"), header + "1780272000,1780358400,1,gpt-4o,1,1\n");
        Path hourly = Files.writeString(folder.resolve("hourly.csv"), header + "1780272000,1780275600,1,gpt-4o,1,1\n");
        assertThrows(ContradictionError.class, () -> Ledgers.of(daily, hourly));
        Ledgers.of(daily).close();
        assertEquals(before, ours());
    }

    @Test
    void aDatabaseThatNobodyTakesIsClosed() throws IOException {
        Set<String> before = ours();
        DatabaseStart.open().close();
        assertEquals(before, ours());
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
