package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.sheet.AtomicFolder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report into a folder that another run writes to waits, says for whom, and can be interrupted. */
class WaitingRunTest {
    @TempDir
    private Path folder;

    @Test
    void aRunThatWaitsSaysSoAndCanBeInterrupted() throws Exception {
        StringWriter err = new StringWriter();
        FutureTask<Integer> run = new FutureTask<>(
                () -> Ftcost.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), "report",
                        "sample-logs", "--out", folder.toString()));
        Thread thread = new Thread(run);
        try (AtomicFolder other = AtomicFolder.in(folder)) {
            thread.start();
            while (!err.toString().contains("note: waiting for another run (process ")) {
                Thread.sleep(10);
            }
            thread.interrupt();
            assertEquals(1, run.get(), err.toString());
            other.replaceFolders();
        }
        assertTrue(err.toString().endsWith(
                "error: the reports cannot be written to '" + folder + "': interrupted while another run writes there.\n"), err.toString());
    }
}
