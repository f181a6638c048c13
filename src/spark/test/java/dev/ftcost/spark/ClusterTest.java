package dev.ftcost.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A report by way of Spark is the report that one machine makes, whatever happens to the cluster. Run by {@code mvn -Pspark verify}. */
class ClusterTest {
    private static final int FINDINGS = 3;

    @TempDir
    private static Path temporary;
    private static Path exports;
    private static Path events;
    private static Map<String, String> expected;

    /** Sample exports, and logs of July as hostile as logs are. */
    @BeforeAll
    static void exports() throws Exception {
        exports = Files.createDirectories(temporary.resolve("exports"));
        events = Files.createDirectories(temporary.resolve("events"));
        try (Stream<Path> samples = Files.list(Path.of("sample-logs"))) {
            for (Path sample : samples.toList()) {
                Files.copy(sample, exports.resolve(sample.getFileName()));
            }
        }
        String log = log(0, 12_000);
        Files.writeString(exports.resolve("july.jsonl"), log);
        Files.writeString(exports.resolve("copy of july.jsonl"), log);
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(exports.resolve("july (2).jsonl.gz")))) {
            packed.write(log(9_000, 14_000).getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(exports.resolve("batch.jsonl"), batch(11_000, 11_500));
        expected = reported(exports);
        assertTrue(expected.keySet().stream().anyMatch(file -> file.equals("2026-07/focus.csv")), expected.keySet().toString());
        assertTrue(expected.containsKey("rejected.csv"));
    }

    private static String log(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            String id = i % 97 == 0 ? "" : "\"id\":\"chatcmpl-" + i + "\",";
            // The second telling of some is fuller.
            long output = 20L + i % 7 + (from > 0 && i % 5 == 0 ? 3 : 0);
            lines.append("{").append(id).append("\"object\":\"chat.completion\",\"created\":").append(1_782_900_000 + i * 150L)
                    .append(",\"model\":\"ft:gpt-4o-mini-2024-07-18:acme:=cmd|' /c':").append(i % 3)
                    .append("\",\"service_tier\":\"").append(i % 11 == 0 ? "flex" : "default")
                    .append("\",\"usage\":{\"prompt_tokens\":").append(i % 1000 == 1 ? "12.5" : Integer.toString(400 + i % 50))
                    .append(",\"completion_tokens\":").append(output).append(",\"prompt_tokens_details\":{\"cached_tokens\":").append(i % 13)
                    .append("}}}\n");
            lines.append(i % 2_500 == 7 ? "{\"id\": \"chatcmpl-" + i + "\", \"object\"\n\n" : "");
        }
        return lines.toString();
    }

    private static String batch(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append("{\"id\":\"batch_req_").append(i).append("\",\"custom_id\":\"c").append(i)
                    .append("\",\"response\":{\"status_code\":200,\"request_id\":\"r\",\"body\":{\"id\":\"chatcmpl-").append(i)
                    .append("\",\"object\":\"chat.completion\",\"created\":").append(1_782_900_000 + i * 150L)
                    .append(",\"model\":\"gpt-5.6-luna\",\"usage\":{\"prompt_tokens\":").append(i % 2 == 0 ? 300_000 : 400)
                    .append(",\"completion_tokens\":9}}},\"error\":null}\n");
        }
        return lines.toString();
    }

    @Test
    void aLocalClusterGivesTheSameDocuments() throws Exception {
        assertSame(expected, reported(spark("local", "--part-size", "1", exports)));
    }

    @Test
    void dailyUsageAndLocalFilesMix() throws Exception {
        Path logs = Files.createDirectories(temporary.resolve("mixed"));
        Path others = Files.createDirectories(temporary.resolve("mixed-others"));
        try (Stream<Path> files = Files.list(exports)) {
            for (Path file : files.toList()) {
                boolean isLog = file.toString().contains("jsonl");
                Files.copy(file, (isLog ? logs : others).resolve(file.getFileName()));
            }
        }
        Files.writeString(logs.resolve("notes.txt"), "ask Anna\n");
        Files.move(spark("mixed-usage", "--part-size", "1", logs), others.resolve("by-spark"));
        assertSame(csv(expected), csv(reported(others)));
    }

    /** The events of Spark say that the task which read the file was lost, and done again by another executor. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aWorkerThatDiesInTheMiddleOfAFileChangesNoDocument() throws Exception {
        Path logs = Files.createDirectories(temporary.resolve("large-logs"));
        try (Stream<Path> files = Files.list(exports)) {
            for (Path file : files.filter(each -> each.toString().contains("jsonl")).toList()) {
                Files.copy(file, logs.resolve(file.getFileName()));
            }
        }
        // By its name the last: who reads it has finished other tasks, which are lost with it.
        Path large = packedAndLarge(logs.resolve("z large.jsonl.gz"));
        try (StandaloneCluster cluster = new StandaloneCluster(temporary.resolve("cluster"))) {
            cluster.startWorker("one");
            cluster.startWorker("two");
            CompletableFuture<Long> killed = CompletableFuture.supplyAsync(() -> cluster.killReaderInTheMiddle(large));
            Path usage = spark("killed", "--part-size", "1", "--master", cluster.url(), logs);
            assertTrue(killed.get() > 0, "an executor was killed in the middle of the file");
            assertLostAndDoneAgain();
            assertSame(reported(logs), reported(usage));
        }
    }

    /** A log of few requests with long prompts, so that most of the time goes into reading it: the same member of a gzip file over and over. */
    private static Path packedAndLarge(Path file) throws IOException {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(member)) {
            byte[] prompt = ("\"prompt\":\"" + "What does it cost? ".repeat(5_000) + "\",").getBytes(StandardCharsets.UTF_8);
            for (String line : log(20_100, 20_200).lines().toList()) {
                packed.write('{');
                packed.write(prompt);
                packed.write((line.substring(1) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 150; i++) {
                member.writeTo(out);
            }
        }
        return file;
    }

    private static void assertLostAndDoneAgain() throws IOException {
        List<JsonNode> ends = List.of();
        try (Stream<Path> logs = Files.walk(events)) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                if (Files.readString(log).contains("\"ExecutorLostFailure\"")) {
                    ends = taskEnds(log);
                }
            }
        }
        JsonNode lost = ends.stream().filter(end -> reason(end).equals("ExecutorLostFailure")).findFirst()
                .orElseThrow(() -> new AssertionError("no task was lost"));
        assertTrue(ends.stream().anyMatch(end -> reason(end).equals("Success") && end.path("Stage ID").equals(lost.path("Stage ID"))
                && end.at("/Task Info/Index").equals(lost.at("/Task Info/Index"))
                && !end.at("/Task Info/Executor ID").equals(lost.at("/Task Info/Executor ID"))), ends.toString());
    }

    private static List<JsonNode> taskEnds(Path log) throws IOException {
        List<JsonNode> ends = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            if (line.contains("\"SparkListenerTaskEnd\"")) {
                ends.add(new ObjectMapper().readTree(line));
            }
        }
        return ends;
    }

    private static String reason(JsonNode taskEnd) {
        return taskEnd.at("/Task End Reason/Reason").asText();
    }

    /** What is written is refused as a target, and what is not there as a source: in a sentence. */
    @Test
    void faultsAreSentences() throws Exception {
        Path taken = Files.createDirectories(temporary.resolve("taken"));
        for (Object[] call : new Object[][] {{exports, "--out", taken}, {temporary.resolve("nowhere"), "--out", temporary.resolve("x")}}) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            assertEquals(2, run(err, "scripts/ftcost-spark", call));
            String said = err.toString(StandardCharsets.UTF_8);
            assertTrue(said.startsWith("error: ") && !said.contains("\tat "), said);
        }
    }

    /** @return the folder of daily usage */
    private static Path spark(String name, Object... arguments) throws Exception {
        Path usage = temporary.resolve(name + "-usage");
        Object[] all = Stream.concat(Stream.of(arguments), Stream.of("--out", usage)).toArray();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertEquals(FINDINGS, run(said, "scripts/ftcost-spark", all), said.toString(StandardCharsets.UTF_8));
        return usage;
    }

    private static Map<String, String> reported(Path input) throws Exception {
        Path out = Files.createTempDirectory(temporary, "report");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertEquals(FINDINGS, run(said, "scripts/ftcost", "report", input, "--out", out, "--quiet"), said.toString(StandardCharsets.UTF_8));
        Map<String, String> documents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // The commands that show an anomaly name the exports, as the list of inputs does.
                documents.put(out.relativize(file).toString(),
                        Files.readString(file, StandardCharsets.ISO_8859_1).replace(input.toString(), "EXPORTS"));
            }
        }
        assertFalse(documents.isEmpty());
        return documents;
    }

    /** The first line that differs, rather than two folders of documents. */
    private static void assertSame(Map<String, String> wanted, Map<String, String> found) {
        assertEquals(wanted.keySet(), found.keySet());
        wanted.forEach((name, text) -> {
            List<String> lines = text.lines().toList();
            List<String> others = found.get(name).lines().toList();
            for (int line = 0; line < Math.min(lines.size(), others.size()); line++) {
                assertEquals(lines.get(line), others.get(line), name + ":" + (line + 1));
            }
            assertEquals(text.length(), found.get(name).length(), name);
        });
    }

    private static Map<String, String> csv(Map<String, String> documents) {
        Map<String, String> csv = new TreeMap<>(documents);
        csv.keySet().removeIf(name -> !name.endsWith(".csv"));
        return csv;
    }

    private static int run(OutputStream said, Object first, Object... more) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(first), Stream.of(more)).map(Object::toString).toList());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().remove("SPARK_HOME");
        builder.environment().put("FTCOST_SPARK_OPTS", "--conf spark.eventLog.enabled=true --conf spark.eventLog.compress=false --conf spark.eventLog.dir="
                + events.toUri());
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        process.getInputStream().transferTo(said);
        assertTrue(process.waitFor(10, TimeUnit.MINUTES));
        return process.exitValue();
    }
}
