package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.cli.option.Failure;
import dev.ftcost.testing.Shell;
import dev.ftcost.testing.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureTest {
    @Test
    void aLackOfMemoryIsASentenceThatSaysWhatToSet() throws IOException {
        String java = Failure.ofMemory(new IllegalStateException(new OutOfMemoryError("Java heap space")));
        assertTrue(java.contains("FTCOST_JAVA_OPTS=-Xmx2g"), java);
        String database = Failure.ofMemory(new IllegalStateException("x: Out of Memory Error: failed to pin block"));
        assertTrue(database.contains("-Dftcost.database.memory=2GB"), database);
        assertEquals("the system allows no further thread; raise the limit of processes (ulimit -u) or of memory.",
                Failure.ofMemory(new OutOfMemoryError("unable to create native thread: possibly out of memory")));
        String overflow = Failure
                .ofMemory(new IllegalStateException("load/added_up: IO Error: Cannot open file \"/t/ftcost-12-ab/overflow-1/"
                        + "duckdb_temp_storage_S160K-0.tmp\": No such file or directory"));
        assertTrue(overflow.startsWith("the temporary folder '") && overflow.contains("No such file or directory. What does not fit"),
                overflow);
        assertNull(Failure.ofMemory(new IllegalStateException("cost/parquet: IO Error: Cannot open file \"/out/a.parquet\"")));
        assertNull(Failure.ofMemory(new IllegalStateException("another fault")));
        Outcome small = Shell.run(Path.of("."), Map.of(), Path.of(System.getProperty("java.home"), "bin", "java"), "-Xmx8m",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "dev.ftcost.Main", "check", "sample-logs",
                "--no-cache");
        assertEquals(1, small.exit(), small.err());
        assertTrue(small.err().startsWith("error: there is too little memory: Java may use "), small.err());
    }
}
