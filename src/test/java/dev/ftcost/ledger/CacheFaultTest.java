package dev.ftcost.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.cache.Cache;
import dev.ftcost.ledger.load.CacheFault;
import dev.ftcost.ledger.load.CachedRequests;
import dev.ftcost.ledger.load.ReadProgress;
import dev.ftcost.ledger.load.SizeThresholds;
import dev.ftcost.rates.RateCards;
import dev.ftcost.source.Exports;
import dev.ftcost.source.scan.RequestBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault of the cache ends no run: the answer is the one without a cache, the fault is named, and nothing is left behind. */
class CacheFaultTest {
    private static final SizeThresholds ALL_ARE_KEPT = new SizeThresholds(0, 0, 0);

    @TempDir
    private Path folder;
    private Path input;
    private Path cache;

    @BeforeEach
    void makeFolders() throws IOException {
        input = Files.createDirectories(folder.resolve("in"));
        cache = folder.resolve("cache");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(input.resolve(name), text);
        Files.setLastModifiedTime(input.resolve(name), FileTime.from(Instant.parse("2026-06-30T00:00:00Z")));
    }

    private static String answer(String id, String model) {
        return "{\"id\":\"" + id + "\",\"object\":\"chat.completion\",\"created\":1780272000,\"model\":\"" + model
                + "\",\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":2}}\n";
    }

    private void writeExports(String model) throws IOException {
        write("log.jsonl", answer("a", model) + answer("b", "gpt-4o-2024-08-06"));
        write("usage.csv",
                "start_time,end_time,num_model_requests,model,input_tokens,output_tokens\n1780444800,1780531200,1," + model + ",10,2\n");
    }

    /** What is told of the inputs, and the faults of the cache. */
    private String told(Cache used, List<CacheFault> faults) throws IOException {
        try (Ledger ledger = Ledger.of(Exports.find(List.of(input), List.of(), null, null), RateCards.load(List.of()),
                RetryOverhead.usual(), null,
                new ReadProgress(), used, ALL_ARE_KEPT)) {
            faults.addAll(ledger.cached().faults());
            List<String> lines = new ArrayList<>(ledger.database().query("test/charges", row -> row.getString(1)));
            ledger.files().forEach(file -> lines.add(file.file().name() + " " + file.balance()));
            return String.join("\n", lines);
        }
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> found = Files.list(cache)) {
            return found.sorted().toList();
        }
    }

    @Test
    void aNameOfAnyLengthIsKept() throws IOException {
        writeExports("m".repeat(65_536));
        List<CacheFault> faults = new ArrayList<>();
        String plain = told(Cache.none(), faults);
        assertEquals(plain, told(Cache.in(cache, false), faults));
        assertEquals(2, entries().size());
        assertEquals(plain, told(Cache.in(cache, false), faults));
        assertEquals(List.of(), faults);
    }

    @Test
    void aFolderThatIsDeletedIsNoFaultAndAFileInItsPlaceIs() throws IOException {
        writeExports("gpt-4o-2024-08-06");
        List<CacheFault> faults = new ArrayList<>();
        String plain = told(Cache.none(), faults);
        Cache gone = Cache.in(cache, false);
        Files.delete(cache);
        assertEquals(plain, told(gone, faults));
        assertEquals(List.of(), faults);
        Files.writeString(cache, "a file");
        assertEquals(plain, told(gone, faults));
        assertEquals(List.of("log.jsonl", "usage.csv"), faults.stream().map(CacheFault::file).toList());
    }

    @Test
    void whatCannotBeWrittenIsToldAtTheEnd() throws IOException {
        RequestBatch page = new RequestBatch();
        CachedRequests kept = new CachedRequests(folder.resolve("requests"));
        kept.accept(page);
        kept.close();
        // Now nothing can be written, as on a full disk.
        kept.accept(page);
        kept.accept(page);
        assertThrows(IOException.class, kept::close);
    }

    @Test
    void requestsThatCannotBeRestoredAreReadAndCountOnce() throws IOException {
        write("log.jsonl", answer("a", "gpt-4o-2024-08-06") + "no JSON\n".repeat(3) + answer("b", "gpt-4o-mini-2024-07-18"));
        List<CacheFault> faults = new ArrayList<>();
        String plain = told(Cache.in(cache, false), faults);
        Path entry = entries().get(0);
        byte[] requests = Files.readAllBytes(entry.resolve("requests"));
        // The first page is whole, and another one is announced: it was changed behind the seal.
        Files.write(entry.resolve("requests"), Arrays.copyOf(requests, requests.length + 5));
        seal(entry);
        assertEquals(plain, told(Cache.in(cache, false), faults));
        assertEquals(List.of("log.jsonl: it is truncated"), faults.stream().map(fault -> fault.file() + ": " + fault.reason()).toList());
        faults.clear();
        assertEquals(plain, told(Cache.in(cache, false), faults), "and the cache is mended");
        assertEquals(List.of(), faults);
        assertTrue(entries().stream().noneMatch(each -> each.getFileName().toString().startsWith(".")), "no draft is left");
    }

    private static void seal(Path entry) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (String name : List.of("facts", "requests")) {
            CRC32 crc = new CRC32();
            crc.update(Files.readAllBytes(entry.resolve(name)));
            sums.append(String.format(Locale.ROOT, "%08x %d %s%n", crc.getValue(), Files.size(entry.resolve(name)), name));
        }
        Files.write(entry.resolve("seal"), sums.toString().replace("\r", "").getBytes(StandardCharsets.UTF_8));
    }
}
