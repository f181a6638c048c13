package dev.ftcost.source.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.source.ExportFile;
import dev.ftcost.source.record.CostRecord;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.Dimensions;
import dev.ftcost.source.record.JobRecord;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.record.UsageRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever a file is cut into parts, the rows that are added up and the rows that are left are those of the exact reader. */
class UsageCsvScanTest {
    private static final String HEADER = "start_time,end_time,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,"
            + "input_tokens,output_tokens,input_cached_tokens,input_cache_write_tokens,input_audio_tokens";
    private static final String[] ODD = {"", " ", "12.5,", "a\tb", "\uFEFF", "\"", "x\"y", "é", "1e3", "1_000", "-1", "0x10", "00012", "7.",
            ".5",
            "9007199254740993", "123456789012345", "1234567.5", "1234567.0", "12345678", "12345678.0", "123456.00", "TRUE", "yes", " 5",
            "\r", "\0"};

    @TempDir
    private Path folder;

    @Test
    void partsOfEverySizeHoldTheSameRows() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] text = file(random).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            ExportFile file = ExportFile.of(Files.write(folder.resolve(seed + ".csv"), text), "x");
            ScannedRows exact = new ScannedRows();
            file.read(exact, bytes -> {});
            Grid grid = random.nextBoolean() ? Grid.BUCKET : Grid.DAY;
            for (int part : new int[] {1, 1 + random.nextInt(200), 1 << 20}) {
                ScannedRows scan = new ScannedRows();
                Optional<Scan.Scanned> scanned = scan(file, part).read(grid, scan, bytes -> {});
                if (scanned.isEmpty()) {
                    continue;
                }
                CRC32 whole = new CRC32();
                whole.update(text);
                assertEquals(whole.getValue(), scanned.get().crc32().getAsLong(), "CRC-32");
                assertEquals(exact.rejects, scan.rejects, () -> "part " + part);
                assertEquals(exact.by(grid), scan.by(grid), "rows of seed " + seed + " in parts of " + part);
            }
        }
    }

    @Test
    void partsOfAPackedFileHoldTheSameRows() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] text = file(random).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            Path packed = folder.resolve(seed + ".csv.gz");
            try (java.io.OutputStream out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(packed))) {
                out.write(text);
            }
            boolean isCut = random.nextInt(10) == 0;
            if (isCut) {
                byte[] whole = Files.readAllBytes(packed);
                Files.write(packed, java.util.Arrays.copyOf(whole, whole.length - 1 - random.nextInt(whole.length / 2)));
            }
            ExportFile file = ExportFile.of(packed, "x");
            if (file.scan().isEmpty()) {
                continue;
            }
            ScannedRows exact = new ScannedRows();
            file.read(exact, bytes -> {});
            Grid grid = random.nextBoolean() ? Grid.BUCKET : Grid.DAY;
            for (int part : new int[] {1, 1 + random.nextInt(200), 1 << 20}) {
                ScannedRows scan = new ScannedRows();
                if (scan(file, part).read(grid, scan, bytes -> {}).isPresent()) {
                    assertEquals(exact.rejects, scan.rejects, () -> "part " + part);
                    assertEquals(exact.by(grid), scan.by(grid), "rows of seed " + seed + " in parts of " + part);
                }
            }
        }
    }

    @Test
    void theRangesThatMayHoldADayHoldAllItsRows() throws IOException {
        int skipped = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            ExportFile file = ExportFile.of(Files.writeString(folder.resolve(seed + ".csv"), file(random)), "x");
            int part = 1 + random.nextInt(400);
            ScannedRows first = new ScannedRows();
            Optional<Scan.Scanned> scanned = scan(file, part).read(Grid.BUCKET, first, bytes -> {});
            if (scanned.isEmpty()) {
                continue;
            }
            LocalDate day = LocalDate.of(2026, 6, 1).plusDays(random.nextInt(3));
            List<FileRange> holding = scanned.get().ranges().stream().filter(range -> range.mayHold(day)).toList();
            skipped += scanned.get().ranges().size() - holding.size();
            ScannedRows again = new ScannedRows();
            assertTrue(holding.isEmpty() || scan(file, part).readAgain(holding, Grid.BUCKET, again));
            assertEquals(first.of(day).by(Grid.BUCKET), again.of(day).by(Grid.BUCKET), "rows of seed " + seed + " in parts of " + part);
        }
        assertTrue(skipped > 1_000, "some ranges are not read again");
    }

    @Test
    void aRowOverSeveralLinesIsLeftToTheExactReader() throws IOException {
        String text = HEADER + "\n1780272000,1780358400,\"a\nb\",1,,,m,,,1,1,0,0,0\n";
        ExportFile file = ExportFile.of(Files.writeString(folder.resolve("lines.csv"), text), "x");
        assertTrue(scan(file, 1 << 20).read(Grid.BUCKET, new ScannedRows(), bytes -> {}).isEmpty());
    }

    private static Scan scan(ExportFile file, int part) {
        return new UsageCsvScan(file.path(), file.size(), file.compression(), file.head(), file.format(), part);
    }

    private static String file(Random random) {
        String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "\n\n" : "").append(HEADER).append(end);
        boolean quotes = random.nextInt(3) == 0;
        for (int row = 0; row < 30; row++) {
            long start = 1_780_272_000L + 86_400L * random.nextInt(3) + 3_600L * random.nextInt(3);
            int input = random.nextInt(1_000_000);
            String[] cells = {Long.toString(start), Long.toString(start + 3_600), random.nextBoolean() ? "proj_A" : "",
                    random.nextInt(90) + ".0",
                    "user-" + random.nextInt(3), random.nextBoolean() ? "key_1" : "",
                    random.nextBoolean() ? "ft:gpt-4o:acme::X1" : "gpt-4o",
                    random.nextBoolean() ? "True" : "", "default", input + (random.nextBoolean() ? ".0" : ""), random.nextInt(50_000) + "",
                    random.nextInt(input + 1) / 2 + ".0", "", "0.0"};
            if (random.nextInt(8) == 0) {
                cells[random.nextInt(cells.length)] = ODD[random.nextInt(ODD.length)];
            }
            if (quotes && random.nextBoolean()) {
                int cell = random.nextInt(cells.length);
                cells[cell] = "\"" + cells[cell] + "\"";
            }
            text.append(String.join(",", cells)).append(random.nextInt(20) == 0 ? end + end : end);
        }
        return random.nextBoolean() ? text.toString() : text.toString().stripTrailing();
    }

    /** The rows as sums and the rejects as they came. */
    private static final class ScannedRows implements ScanSink {
        private final List<String> rejects = new ArrayList<>();
        private final List<UsageTotal> totals = new ArrayList<>();

        @Override
        public void usage(UsageTotal total) {
            totals.add(total);
        }

        @Override
        public void requests(RequestBatch batch) {
            throw new AssertionError(batch.size());
        }

        /** What starts on a day. */
        ScannedRows of(LocalDate day) {
            ScannedRows rows = new ScannedRows();
            totals.stream().filter(total -> total.start() / 86_400 == day.toEpochDay()).forEach(rows.totals::add);
            return rows;
        }

        Map<String, String> by(Grid grid) {
            Map<String, long[]> sums = new TreeMap<>();
            for (UsageTotal total : totals) {
                Dimensions names = total.names();
                String key = total.start() / grid.seconds() + " " + names.projectId() + " " + (grid == Grid.BUCKET ? names.userId() : "")
                        + " " + names.apiKeyId() + " " + names.model()
                        + " " + names.batch() + " " + names.serviceTier();
                long[] sum = sums.computeIfAbsent(key.toLowerCase(Locale.ROOT),
                        k -> new long[] {Long.MAX_VALUE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
                Counts counts = total.counts();
                long[] more = {0, 0, 0, total.hasUser() ? 1 : 0, total.rows(), counts.requests(), counts.input(), counts.cached(),
                        counts.cacheWrite(),
                        counts.output(), counts.mediaInput(), counts.mediaCached(), counts.mediaOutput()};
                sum[0] = Math.min(sum[0], total.start());
                sum[1] = Math.max(sum[1], total.end());
                sum[2] = Math.max(sum[2], total.longest());
                sum[3] |= more[3];
                for (int i = 4; i < sum.length; i++) {
                    sum[i] += more[i];
                }
            }
            Map<String, String> text = new TreeMap<>();
            sums.forEach((key, sum) -> text.put(key, java.util.Arrays.toString(sum)));
            return text;
        }

        @Override
        public void usage(UsageRecord row) {
            totals.add(new UsageTotal(row.start(), row.end(), row.end() - row.start(),
                    new Dimensions(row.projectId(), row.userId(), row.apiKeyId(), row.model(),
                            row.batch(), row.serviceTier()),
                    row.userId() != null, row.counts(), 1));
        }

        @Override
        public void request(RequestRecord row) {}

        @Override
        public void job(JobRecord row) {}

        @Override
        public void cost(CostRecord row) {}

        @Override
        public void empty() {
            rejects.add("empty");
        }

        @Override
        public void emptyBucket(long start, long end) {
            rejects.add("empty " + start);
        }

        @Override
        public void emptyCostBucket(long start, long end) {
            rejects.add("empty costs " + start);
        }

        @Override
        public void reject(long line, String column, String value, String reason) {
            rejects.add(line + " " + column + " " + value + " " + reason);
        }
    }
}
