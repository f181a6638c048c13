package dev.ftcost.ledger.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.cache.Cache;
import dev.ftcost.database.Database;
import dev.ftcost.ledger.ContradictionError;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.rates.RateCards;
import dev.ftcost.source.ExportFile;
import dev.ftcost.testing.Ledgers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache changes how long a run takes and nothing else: cold, warm or damaged, everything reads the same. */
class CachedReadingTest {
    /** All sizes are kept here: scanned by day, and read exactly by bucket. */
    private static final List<SizeThresholds> SIZES = List.of(new SizeThresholds(0, 0, 0),
            new SizeThresholds(Long.MAX_VALUE, Long.MAX_VALUE, 0));

    @TempDir
    private Path folder;

    @Test
    void everyExampleReadsTheSameWithAColdAWarmAndADamagedCache() throws IOException {
        List<Path> examples = examples();
        assertTrue(examples.size() > 120, "the examples are found");
        for (SizeThresholds sizes : SIZES) {
            Path cache = folder.resolve("cache-" + SIZES.indexOf(sizes));
            List<RowsOf> plain = RowsOf.read(examples, sizes);
            same(plain, RowsOf.read(examples, sizes, Cache.in(cache, false)), "cold");
            assertTrue(entries(cache).size() > 80, "files are kept");
            same(plain, RowsOf.read(examples, sizes, Cache.in(cache, false)), "warm");
            damage(cache, new Random(1));
            same(plain, RowsOf.read(examples, sizes, Cache.in(cache, false)), "damaged");
            same(plain, RowsOf.read(examples, sizes, Cache.in(cache, false)), "mended");
        }
    }

    private static void same(List<RowsOf> expected, List<RowsOf> actual, String what) {
        for (int n = 0; n < expected.size(); n++) {
            assertEquals(expected.get(n), actual.get(n), what + ": " + expected.get(n).file());
        }
    }

    @Test
    void aWarmCacheIsWhatIsRead() throws IOException {
        Path input = Files.createDirectories(folder.resolve("in"));
        Path file = write(input.resolve("u.csv"), 10);
        String told = answer(input, folder.resolve("cache"), SIZES.get(0), false);
        // The same size and time at the same place, both ends the same: only a reader of the whole file could see it.
        FileTime time = Files.getLastModifiedTime(file);
        String text = Files.readString(file);
        int middle = text.indexOf(",default,", text.length() / 2) + 9;
        byte[] changed = (text.substring(0, middle) + "9" + text.substring(middle + 1)).getBytes(StandardCharsets.UTF_8);
        Files.write(file, changed);
        Files.setLastModifiedTime(file, time);
        assertEquals(told, answer(input, folder.resolve("cache"), SIZES.get(0), false));
        String verified = answer(input, folder.resolve("cache"), SIZES.get(0), true);
        assertTrue(verified.contains("wrong: u.csv"), verified);
        assertEquals(answer(input, null, SIZES.get(0), false), answer(input, folder.resolve("cache"), SIZES.get(0), false),
                "and is mended");
        assertFalse(answer(input, folder.resolve("cache"), SIZES.get(0), true).contains("wrong: "));
    }

    @Test
    void anotherTimeOrSizeOrFileOrEndIsReadAnew() throws IOException {
        Path input = Files.createDirectories(folder.resolve("in"));
        Path file = write(input.resolve("u.csv"), 10);
        FileTime time = Files.getLastModifiedTime(file);
        Path cache = folder.resolve("cache");
        answer(input, cache, SIZES.get(0), false);
        String first = entries(cache).get(0).getFileName().toString();

        Files.setLastModifiedTime(file, FileTime.from(time.toInstant().plusNanos(1_000)));
        answer(input, cache, SIZES.get(0), false);
        String later = entries(cache).get(0).getFileName().toString();
        assertFalse(later.equals(first), "a microsecond later");

        Path copy = Files.copy(file, input.resolve("v.csv"));
        Files.move(copy, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(file, time);
        answer(input, cache, SIZES.get(0), false);
        assertFalse(List.of(first, later).contains(entries(cache).get(0).getFileName().toString()), "another inode");

        String before = answer(input, cache, SIZES.get(0), false);
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 4) + "8.0\n");
        Files.setLastModifiedTime(file, time);
        assertFalse(before.equals(answer(input, cache, SIZES.get(0), false)), "another end");
        assertEquals(1, entries(cache).size(), "older states are gone");
    }

    @Test
    void aFileThatMayStillChangeIsNotKept() throws IOException {
        Path input = Files.createDirectories(folder.resolve("in"));
        Path file = write(input.resolve("u.csv"), 10);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
        answer(input, folder.resolve("cache"), SIZES.get(0), false);
        assertEquals(List.of(), entries(folder.resolve("cache")));
    }

    @Test
    void theSameFileTwiceIsComparedOnce() throws IOException {
        Path input = Files.createDirectories(folder.resolve("in"));
        Path file = write(input.resolve("u.csv"), 10);
        Files.copy(file, input.resolve("v.csv"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Path cache = folder.resolve("cache");
        String cold = answer(input, cache, SIZES.get(0), false);
        assertEquals(2, entries(cache).size());
        assertEquals(cold, answer(input, cache, SIZES.get(0), false));
        assertTrue(cold.contains("v.csv = u.csv"), cold);
    }

    @Test
    void nothingThatPeopleWroteIsKept() throws IOException {
        Path cache = folder.resolve("cache");
        RowsOf.read(examples(), SIZES.get(1), Cache.in(cache, false));
        int looked = 0;
        try (Database database = Database.open()) {
            for (Path entry : entries(cache)) {
                for (Path file : entries(entry)) {
                    String told = file.toString().endsWith(".parquet")
                            ? String.join("\n", database.query("test/kept", row -> row.getString(1), file.toString()))
                            : Files.readString(file, StandardCharsets.ISO_8859_1);
                    assertFalse(told.contains("MARKER"), told);
                    looked++;
                }
            }
        }
        assertTrue(looked > 160);
    }

    /** Every format, one month in all of them, and the samples; the inputs of the cases are these formats again. */
    private static List<Path> examples() throws IOException {
        List<Path> examples = new ArrayList<>();
        for (Path root : List.of(Path.of("sample-logs"), Path.of("src/test/resources/formats"), Path.of("src/test/resources/same-month"))) {
            try (Stream<Path> found = Files.walk(root)) {
                // What no table can add up has a test of its own.
                found.filter(
                        file -> file.toString().matches(".*\\.(csv|json|jsonl|gz|zst|txt)") && !file.toString().contains("beyond-64-bits"))
                        .sorted().forEach(examples::add);
            }
        }
        return examples;
    }

    /** Everything that a run knows of the inputs. */
    private static String answer(Path input, Path cache, SizeThresholds sizes, boolean verifying) throws IOException {
        List<ExportFile> files = Ledgers.exports(input);
        try (Ledger ledger = Ledger.of(files, RateCards.load(List.of()), RetryOverhead.usual(), Ledger.Source.USAGE, new ReadProgress(),
                cache == null ? Cache.none() : Cache.in(cache, verifying), sizes)) {
            List<String> told = new ArrayList<>(ledger.database().query("test/charges", row -> row.getString(1)));
            for (String rows : List.of("test/rows", "test/other_rows")) {
                ledger.database().query(rows, row -> told.add(row.getInt("file_id") + " " + row.getString("line")));
            }
            ledger.files().forEach(file -> told
                    .add(file.file().name() + " = " + file.duplicateOf() + " " + file.span() + " " + file.balance() + " " + file.crc32()));
            ledger.rejects().forEach(reject -> told.add(reject.toString()));
            ledger.cached().wrong().forEach(name -> told.add("wrong: " + name));
            return String.join("\n", told);
        } catch (ContradictionError e) {
            return e.getMessage();
        }
    }

    private static List<Path> entries(Path cache) throws IOException {
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(cache)) {
            return found.sorted().toList();
        }
    }

    /** Hurts one file of every entry in one of the ways in which files get hurt. */
    private static void damage(Path cache, Random random) throws IOException {
        for (Path entry : entries(cache)) {
            try (Stream<Path> found = Files.list(entry)) {
                List<Path> files = found.sorted().toList();
                Path file = files.get(random.nextInt(files.size()));
                byte[] bytes = Files.readAllBytes(file);
                switch (random.nextInt(4)) {
                    case 0 -> Files.delete(file);
                    case 1 -> Files.write(file, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)));
                    case 2 -> Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(9)));
                    default -> {
                        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                        Files.write(file, bytes);
                    }
                }
            }
        }
    }

    /** An export whose ends are farther apart than what is looked at, last changed long ago. */
    private static Path write(Path file, int days) throws IOException {
        StringBuilder text = new StringBuilder(
                "start_time,end_time,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,output_tokens\n");
        for (int row = 0; row < 4_000; row++) {
            long start = 1_780_272_000L + row % days * 86_400L;
            text.append(start).append(',').append(start + 86_400).append(",proj_").append(row % 7)
                    .append(",1,,,gpt-4o-2024-08-06,False,default,")
                    .append(1_000 + row).append(".0,").append(row).append(".0\n");
        }
        Files.writeString(file, text);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-06-30T00:00:00Z")));
    }
}
