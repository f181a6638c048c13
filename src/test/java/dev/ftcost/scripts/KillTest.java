package dev.ftcost.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.ApiServer;
import dev.ftcost.testing.ApiUsage;
import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed ({@code kill -9}) at random moments, and before a random rename, removal or write where strace is installed. What
 * stands afterwards is the old state or the new one, month by month and file by file; the next run ends with the same bytes as one that
 * nobody disturbed, and leaves nothing behind. {@code -Dkills=200} kills more of them: {@code mvn test -Dtest=KillTest -Dkills=200}.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("kills", 3);
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    /** Changes of the file system, and how many of each a run makes at most. */
    private static final Map<String, Integer> CALLS = Map.of("rename", 8, "renameat2", 3, "unlink", 60, "rmdir", 6, "mkdir", 12, "write",
            300,
            "pwrite64", 20, "ftruncate", 2);

    @TempDir
    private Path folder;
    private final Random random = new Random(Long.getLong("seed", 17));
    private ApiServer server;
    private int reached;

    /** @param shown the folder that people look at, below the root */
    private record Scenario(String name, String shown, List<String> words) {}

    @Test
    void theNextRunEndsAsIfNobodyHadBeenKilled() throws Exception {
        boolean hasStrace = hasStrace();
        try (ApiServer api = new ApiServer()) {
            server = api;
            ApiUsage.serve(api);
            List<Scenario> scenarios = List.of(
                    new Scenario("report", "out", program("report", "in", "--out", "out", "--no-cache")),
                    new Scenario("cached report", "out", program("report", "in", "--out", "out", "--cache", "cache")),
                    new Scenario("close", "out", program("close", "2026-08", "--out", "out")),
                    new Scenario("pull", "in/pulled", program("pull", "in/pulled", "--base-url", api.url(), "--since", "2026-08-01",
                            "--until", "2026-10-31", "--today", "2026-11-28", "--what", "usage,costs")),
                    new Scenario("nightly.sh", "out", List.of("bash", folder.resolve("scripts/nightly.sh").toString(), "--today",
                            "2026-11-01", "in", "out")));
            prepare();
            for (int s = 0; s < scenarios.size(); s++) {
                int kills = KILLS / scenarios.size() + (s < KILLS % scenarios.size() ? 1 : 0);
                if (kills > 0 && scenarios.get(s).name.matches(System.getProperty("scenario", ".*"))) {
                    kill(scenarios.get(s), kills, hasStrace);
                }
            }
        }
        System.out.println(KILLS + " runs, " + reached + " of them killed before they ended"
                + (hasStrace ? "" : "; strace is not installed, so all at random moments"));
        assertTrue(reached > 0, "a kill that comes too late is none");
    }

    private static boolean hasStrace() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-qq", "-o", "/dev/null", "true").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> program(Object... arguments) {
        List<String> words = new ArrayList<>(List.of(JAVA, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + root().resolve("tmp"), "-cp", System.getProperty("java.class.path"), "dev.ftcost.Main"));
        Stream.of(arguments).map(Object::toString).forEach(words::add);
        return words;
    }

    private Path root() {
        return folder.resolve("work");
    }

    /** The old state: reports and a cache of two months, and a third month among the exports. */
    private void prepare() throws Exception {
        for (String name : List.of("in", "tmp", "cache")) {
            Files.createDirectories(root().resolve(name));
        }
        ApiUsage.export(folder.resolve("exports"));
        try (Stream<Path> files = Files.list(folder.resolve("exports"))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                Files.writeString(root().resolve("in").resolve(file.getFileName()), text.substring(0, text.lastIndexOf('\n',
                        text.length() * 2 / 3) + 1));
            }
        }
        assertTrue(run(program("report", "in", "--out", "out", "--cache", "cache")).waitFor() % 3 == 0);
        copy(folder.resolve("exports"), root().resolve("in"));
        Shell.script(folder.resolve("scripts/ftcost"), "exec '" + String.join("' '", program()) + "' \"$@\"\n");
        Files.copy(Path.of("scripts/nightly.sh"), folder.resolve("scripts/nightly.sh"));
        copy(root(), folder.resolve("old"));
    }

    private Process run(List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(root().toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "OPENAI_ADMIN_KEY", ApiServer.ADMIN, "HOME", root().toString(),
                "TMPDIR", root().resolve("tmp").toString()));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private void kill(Scenario scenario, int kills, boolean hasStrace) throws Exception {
        restore();
        Map<String, String> old = shown(scenario);
        long start = System.nanoTime();
        end(run(scenario.words), scenario.name);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        Map<String, String> whole = shown(scenario);
        Set<String> names = names();
        for (int i = 0; i < kills; i++) {
            restore();
            String how = hasStrace && i % 2 == 0 && !scenario.name.equals("nightly.sh") ? beforeACall(scenario)
                    : atAMoment(scenario, millis);
            String where = scenario.name + ", killed " + how;
            shown(scenario).forEach((unit, text) -> assertTrue(text.equals(old.get(unit)) || text.equals(whole.get(unit))
                    || unit.startsWith("index.") && text.contains("These reports are being replaced"), where + ": " + unit));
            assertEquals(Set.of(), without(old.keySet(), shown(scenario).keySet(), whole), where + ": missing");
            age(root().resolve("tmp"));
            // A night that was over but for its last steps has told what was new.
            boolean told = Files.exists(root().resolve("out/nightly.reported"));
            end(run(scenario.words), where);
            assertEquals(whole.keySet(), shown(scenario).keySet(), where);
            whole.forEach((unit, text) -> assertEquals(told && unit.equals("findings.csv") ? text.replace(",true,", ",false,") : text,
                    show(scenario, unit), where + ": " + unit + " after the next run"));
            assertEquals(names, names(), where + ": what is left");
        }
    }

    /** What was there and is to stay, and is not there. */
    private static Set<String> without(Set<String> old, Set<String> now, Map<String, String> whole) {
        Set<String> missing = new TreeSet<>(old);
        missing.removeAll(now);
        missing.retainAll(whole.keySet());
        return missing;
    }

    private void end(Process process, String where) throws InterruptedException, IOException {
        assertTrue(process.waitFor(10, TimeUnit.MINUTES), where);
        String said = Files.readString(folder.resolve("said"));
        assertTrue(process.exitValue() % 3 == 0, () -> where + ": the next run ends with " + process.exitValue() + ": " + said);
    }

    private String atAMoment(Scenario scenario, long millis) throws Exception {
        long pause = (long) (random.nextDouble() * millis * 1.1);
        Process process = run(scenario.words);
        boolean ended = process.waitFor(pause, TimeUnit.MILLISECONDS);
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly().waitFor();
        // A step of the night ends with its parent.
        for (ProcessHandle child : children) {
            child.onExit().get(10, TimeUnit.MINUTES);
        }
        reached += ended ? 0 : 1;
        return "after " + pause + " ms";
    }

    private String beforeACall(Scenario scenario) throws Exception {
        List<String> calls = CALLS.keySet().stream().sorted().toList();
        String call = calls.get(random.nextInt(calls.size()));
        int when = 1 + random.nextInt(CALLS.get(call));
        List<String> words = new ArrayList<>(List.of("strace", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=" + call, "-e",
                "inject=" + call + ":signal=KILL:when=" + when));
        words.addAll(scenario.words);
        Process process = run(words);
        assertTrue(process.waitFor(10, TimeUnit.MINUTES));
        reached += process.exitValue() > 3 ? 1 : 0;
        return "at " + call + " " + when;
    }

    private void restore() throws IOException {
        delete(root());
        copy(folder.resolve("old"), root());
        server.forget();
    }

    /** The months of the folder, and its files, by name: what people open. */
    private Map<String, String> shown(Scenario scenario) throws IOException {
        Map<String, String> units = new TreeMap<>();
        Outcome.files(root().resolve(scenario.shown)).forEach((name, text) -> {
            if (!name.startsWith(".") && !name.startsWith("nightly.")) {
                units.merge(name.split("/", -1)[0], name + "\n" + text, String::concat);
            }
        });
        return units;
    }

    private String show(Scenario scenario, String unit) {
        try {
            return shown(scenario).get(unit);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Every file and folder of the run, hidden ones too, but for the entries of a cache, whose names are of the moment. */
    private Set<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(root())) {
            Set<String> names = new TreeSet<>();
            all.map(path -> root().relativize(path).toString()).filter(name -> !name.startsWith("in/") || name.contains("pulled"))
                    .filter(name -> !name.contains("cache/") || name.contains(".draft")).forEach(names::add);
            return names;
        }
    }

    /** As if an hour had passed: what a moment ago may belong to a run that begins. */
    private static void age(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path place = to.resolve(from.relativize(path).toString());
                if (!Files.isDirectory(place)) {
                    Files.copy(path, place, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
