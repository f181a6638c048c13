package dev.ftcost.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.cache.Cache;
import dev.ftcost.ledger.load.ReadProgress;
import dev.ftcost.ledger.load.SizeThresholds;
import dev.ftcost.rates.RateCards;
import dev.ftcost.source.ExportFile;
import dev.ftcost.testing.Ledgers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that somebody writes to while it is read ends the run with its name, whatever was read of it: never with fewer rows. */
class ChangingFilesTest {
    private static final String HEADER = "start_time,end_time,num_model_requests,model,input_tokens,output_tokens\n";
    private static final String ROW = "1780444800,1780531200,1,gpt-4o-2024-08-06,10,2\n";
    private static final String ANSWER = "{\"id\":\"a\",\"object\":\"chat.completion\",\"created\":1780272000,\"model\":\"gpt-4o-2024-08-06\","
            + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":2}}\n";

    @TempDir
    private Path folder;

    /** What somebody else does with the file. */
    private interface Change {
        void of(Path file, byte[] bytes) throws IOException;
    }

    private static Map<String, Change> changes() {
        Map<String, Change> changes = new LinkedHashMap<>();
        changes.put("changed while it was read: it had ", (file, bytes) -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2)));
        changes.put("changed while it was read: it had  ", (file, bytes) -> Files.write(file, bytes, StandardOpenOption.APPEND));
        changes.put("changed while it was read: its content was written again", (file, bytes) -> Files.write(file, bytes));
        changes.put("changed while it was read: its content was written again ", (file, bytes) -> {
            Path other = Files.write(file.resolveSibling("other"), bytes);
            Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        });
        changes.put("cannot be read: no such file", (file, bytes) -> Files.delete(file));
        return changes;
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void whatIsWrittenMeanwhileIsNamedAndNothingIsAnswered() throws IOException {
        Map<String, byte[]> files = Map.of("usage.csv", (HEADER + ROW.repeat(50_000)).getBytes(StandardCharsets.UTF_8), "small.csv",
                (HEADER + ROW).getBytes(StandardCharsets.UTF_8), "log.jsonl", ANSWER.repeat(20_000).getBytes(StandardCharsets.UTF_8),
                "usage.csv.gz", packed(HEADER + ROW.repeat(50_000)));
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            for (Map.Entry<String, Change> change : changes().entrySet()) {
                Path file = folder.resolve(each.getKey());
                Files.write(file, each.getValue());
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-06-30T00:00:00Z")));
                String message = assertThrows(RuntimeException.class, () -> read(file, change.getValue()), each.getKey()).getMessage();
                assertTrue(message.startsWith("'" + each.getKey() + "' " + change.getKey().strip()), message);
                assertTrue(!message.contains("it had ") || message.contains(" bytes and has "), message);
                Files.deleteIfExists(file);
            }
        }
    }

    @Test
    void aFileThatNobodyTouchesIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("usage.csv"), HEADER + ROW);
        try (Ledger ledger = read(file, (same, bytes) -> {})) {
            assertEquals(1, ledger.balance().loaded());
        }
    }

    /** The change comes when the file has been recognized, and before its rows are read. */
    private static Ledger read(Path file, Change change) throws IOException {
        List<ExportFile> exports = Ledgers.exports(file);
        change.of(file, Files.readAllBytes(file));
        return Ledger.of(exports, RateCards.load(List.of()), RetryOverhead.usual(), null, new ReadProgress(), Cache.none(),
                SizeThresholds.USUAL);
    }
}
