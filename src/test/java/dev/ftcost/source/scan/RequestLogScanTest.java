package dev.ftcost.source.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.source.bytes.Compression;
import dev.ftcost.source.format.BatchOutput;
import dev.ftcost.source.format.CompletionLog;
import dev.ftcost.source.format.Format;
import dev.ftcost.source.read.JsonReader;
import dev.ftcost.source.record.CostRecord;
import dev.ftcost.source.record.JobRecord;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.record.UsageRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever a log is cut into parts, the answers that are taken as numbers and the rows that are left are those of the exact reader. */
class RequestLogScanTest {
    /** What may stand where a count does. */
    private static final String[] NUMBERS = {"1e3", "12.5", "-1", "-0", "1e-400", "0", "007", "1E2", "12.0", "9007199254740993",
            "99999999999999999999", "true", "null", "\"12\"",
            "[]", "{}", "1_0", "", "+1", ".5", "5.", "1e", "0x1", "NaN", "4294967296", "2147483648"};
    /** What may stand where a text does. */
    private static final String[] TEXTS = {"", "a b", "\\u0041", "\\n", "\\\"", "\\x", "\u0001", "é", "\\ud83d\\ude00", "a\tb", "\\u12",
            "\\", "nan", "x\u007f"};
    /** Other names of what is cached, and names that only look like it. */
    private static final String[] CACHE_NAMES = {"\"cache_read_tokens\":", "\"cachedInputTokens\":", "\"promptCacheHits\":",
            "\"cache_write_12h_tokens\":", "\"cache_key\":"};
    /** What may stand before or behind a line, or in it. */
    private static final String[] ODD = {" ", "\t", "\uFEFF", "{}", "[]", ",", "}", "null", "x", "\r", "{\"id\":1}"};

    @TempDir
    private Path folder;

    @Test
    void partsOfEverySizeHoldTheSameRows() throws IOException {
        int plain = 0;
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            byte[] log = log(random).getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(6) == 0 && log.length > 0) {
                log[random.nextInt(log.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Format format = random.nextInt(4) == 0 ? new BatchOutput() : new CompletionLog();
            Path file = Files.write(folder.resolve("log"), log);
            ScannedRows exact = new ScannedRows();
            JsonReader.readLines(new ByteArrayInputStream(log), format, exact);
            for (int part : new int[] {1, 1 + random.nextInt(500), 1 << 20}) {
                ScannedRows scan = new ScannedRows();
                Scan.Scanned scanned = new RequestLogScan(file, log.length, Compression.NONE, format, part)
                        .read(Grid.BUCKET, scan, bytes -> {}).orElseThrow();
                CRC32 whole = new CRC32();
                whole.update(log);
                assertEquals(whole.getValue(), scanned.crc32().getAsLong(), "CRC-32");
                assertEquals(String.join("\n", exact.sorted()), String.join("\n", scan.sorted()), "seed " + seed + " in parts of " + part);
                plain += scan.plain;
            }
        }
        assertTrue(plain > 2_000, plain + " answers are plain");
    }

    private static String log(Random random) {
        String end = random.nextInt(5) == 0 ? "\r\n" : "\n";
        StringBuilder log = new StringBuilder();
        for (int line = random.nextInt(9); line >= 0; line--) {
            String text = random.nextInt(4) == 0 ? batch(random, answer(random)) : answer(random);
            if (random.nextInt(12) == 0) {
                int at = random.nextInt(text.length() + 1);
                text = text.substring(0, at) + ODD[random.nextInt(ODD.length)] + text.substring(at);
            }
            if (random.nextInt(25) == 0) {
                text = text.substring(0, random.nextInt(text.length()));
            }
            log.append(text).append(line == 0 && random.nextBoolean() ? "" : random.nextInt(12) == 0 ? end + end : end);
        }
        return log.toString();
    }

    private static String batch(Random random, String answer) {
        String error = random.nextInt(5) == 0 ? "{\"code\":\"batch_expired\"}" : "null";
        return "{\"id\":\"batch_req_" + random.nextInt(50) + "\",\"custom_id\":\"row-" + random.nextInt(9) + "\",\"response\":"
                + (random.nextInt(9) == 0 ? "null"
                        : "{\"status_code\":" + (random.nextInt(6) == 0 ? 429 : 200) + ",\"request_id\":\"r\",\"body\":" + answer + "}")
                + ",\"error\":" + error + "}";
    }

    private static String answer(Random random) {
        boolean chat = random.nextInt(3) > 0;
        List<String> members = new ArrayList<>(List.of(
                "\"id\":\"" + text(random, (chat ? "chatcmpl-" : "resp_") + random.nextInt(1000)) + "\"",
                "\"object\":\"" + text(random, chat ? "chat.completion" : "response") + "\"",
                (chat ? "\"created\":" : "\"created_at\":") + number(random, 1_780_272_000L + random.nextInt(400_000)),
                "\"model\":\"" + text(random, random.nextBoolean() ? "gpt-4o-2024-08-06" : "ft:gpt-4o-mini-2024-07-18:acme::Ab12") + "\"",
                "\"choices\":[{\"index\":0,\"message\":{\"content\":\""
                        + text(random, "hi, \\\"you\\\" é " + "x".repeat(random.nextInt(40))) + "\",\"n\":[1,-2.5e3,true,{}]}}]",
                "\"usage\":" + usage(random, chat),
                "\"service_tier\":" + (random.nextInt(4) == 0 ? "null" : "\"" + text(random, "default") + "\"")));
        if (random.nextInt(8) == 0) {
            Collections.shuffle(members, random);
        }
        if (random.nextInt(12) == 0) {
            members.add(members.get(random.nextInt(members.size())));
        }
        if (random.nextInt(10) == 0) {
            members.remove(random.nextInt(members.size()));
        }
        return "{" + String.join(random.nextInt(6) == 0 ? " , " : ",", members) + "}";
    }

    private static String usage(Random random, boolean chat) {
        int input = random.nextInt(90_000);
        String[] names = chat ? new String[] {"prompt_tokens", "completion_tokens", "prompt_tokens_details", "completion_tokens_details"}
                : new String[] {"input_tokens", "output_tokens", "input_tokens_details", "output_tokens_details"};
        String details = random.nextInt(10) == 0 ? "null"
                : "{" + (random.nextInt(15) == 0 ? CACHE_NAMES[random.nextInt(CACHE_NAMES.length)] + number(random, 7) + "," : "")
                        + "\"cached_tokens\":" + number(random, random.nextInt(input + 1)) + ",\"audio_tokens\":"
                        + (random.nextInt(15) == 0 ? 3 : 0) + "}";
        return "{\"" + names[0] + "\":" + number(random, input) + ",\"" + names[1] + "\":" + number(random, random.nextInt(900))
                + ",\"total_tokens\":1,\"" + names[2] + "\":"
                + details + (random.nextInt(4) == 0 ? ""
                        : ",\"" + names[3] + "\":{\"reasoning_tokens\":0,\"audio_tokens\":" + number(random, 0) + "}")
                + "}";
    }

    private static String number(Random random, long usual) {
        return random.nextInt(40) == 0 ? NUMBERS[random.nextInt(NUMBERS.length)] : Long.toString(usual);
    }

    private static String text(Random random, String usual) {
        return random.nextInt(60) == 0 ? TEXTS[random.nextInt(TEXTS.length)] : usual;
    }

    /** The answers, with their ids as hashes, and the rejects. */
    private static final class ScannedRows implements ScanSink {
        private final List<String> rows = new ArrayList<>();
        private int plain;

        List<String> sorted() {
            return rows.stream().sorted().toList();
        }

        @Override
        public void usage(UsageTotal total) {
            throw new AssertionError(total);
        }

        @Override
        public void requests(RequestBatch page) {
            long[] records = page.records();
            for (int at = 0; at < page.end(); at += RequestBatch.width(records, at)) {
                rows.add("request " + records[at] + " " + records[at + 1] + " " + RequestBatch.created(records, at) + " "
                        + page.names(RequestBatch.namesNumber(records, at)) + " " + RequestBatch.counts(records, at));
            }
            plain += page.size();
        }

        @Override
        public void request(RequestRecord row) {
            if (row.id() == null) {
                rows.add("request without an id " + row);
                return;
            }
            RequestBatch page = new RequestBatch();
            page.add(row.id(), row);
            requests(page);
            plain--;
        }

        @Override
        public void reject(long line, String column, String value, String reason) {
            rows.add("reject " + line + " " + column + " " + value + " " + reason);
        }

        @Override
        public void empty() {
            rows.add("empty");
        }

        @Override
        public void usage(UsageRecord row) {
            throw new AssertionError(row);
        }

        @Override
        public void emptyBucket(long start, long end) {
            throw new AssertionError(start);
        }

        @Override
        public void emptyCostBucket(long start, long end) {
            throw new AssertionError(start);
        }

        @Override
        public void job(JobRecord row) {
            rows.add(row.toString());
        }

        @Override
        public void cost(CostRecord row) {
            rows.add(row.toString());
        }
    }
}
