package dev.ftcost.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.ApiServer;
import dev.ftcost.testing.ApiUsage;
import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where runs are killed: exports of three months, reports and a cache of the first two, and what must hold after a kill. With
 * {@code -Dprepared=target/quick-…/…} the runs start from a prepared copy of the start script, which is faster.
 */
final class KillGround implements AutoCloseable {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private final Path folder;
    private final ApiServer server = new ApiServer();
    private final Path old;
    private Map<String, String> before;
    private Map<String, String> whole;
    private Set<String> names;

    /** @param shown the folder that people look at, below the root */
    record Scenario(String name, String shown, List<String> words) {
        boolean isNight() {
            return name.equals("nightly.sh");
        }
    }

    KillGround(Path folder) throws IOException {
        this.folder = folder;
        old = folder.resolve("old");
        ApiUsage.serve(server);
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
        end(run(program("report", "in", "--out", "out", "--cache", "cache")), "the first run");
        copy(folder.resolve("exports"), root().resolve("in"));
        Shell.script(folder.resolve("scripts/ftcost"), "exec '" + String.join("' '", program()) + "' \"$@\"\n");
        Files.copy(Path.of("scripts/nightly.sh"), folder.resolve("scripts/nightly.sh"));
        copy(root(), old);
    }

    static boolean hasStrace() {
        try {
            return new ProcessBuilder("strace", "-qq", "-o", "/dev/null", "true").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    /** The scenarios whose names match {@code -Dscenario}. */
    List<Scenario> scenarios() {
        return Stream.of(new Scenario("report", "out", program("report", "in", "--out", "out", "--no-cache")),
                new Scenario("cached report", "out", program("report", "in", "--out", "out", "--cache", "cache")),
                new Scenario("close", "out", program("close", "2026-08", "--out", "out")),
                new Scenario("pull", "in/pulled", program("pull", "in/pulled", "--base-url", server.url(), "--since", "2026-08-01",
                        "--until", "2026-10-31", "--today", "2026-11-28", "--what", "usage,costs")),
                new Scenario("nightly.sh", "out", List.of("setsid", "bash", folder.resolve("scripts/nightly.sh").toString(), "--today",
                        "2026-11-01", "in", "out")))
                .filter(scenario -> scenario.name.matches(System.getProperty("scenario", ".*"))).toList();
    }

    private List<String> program(Object... arguments) {
        List<String> words = new ArrayList<>(List.of(JAVA, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + root().resolve("tmp")));
        String prepared = System.getProperty("prepared");
        if (prepared == null) {
            words.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.ftcost.Main"));
        } else {
            Path copy = Path.of(prepared).toAbsolutePath();
            words.addAll(List.of("-Xlog:disable", "-Djfr.unsupported.vm=true", "-Djava.library.path=" + copy,
                    "-XX:SharedArchiveFile=" + copy.resolve("ftcost.jsa"), "-jar", copy.resolve("ftcost.jar").toString()));
        }
        Stream.of(arguments).map(Object::toString).forEach(words::add);
        return words;
    }

    Path root() {
        return folder.resolve("work");
    }

    Process run(List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(root().toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "OPENAI_ADMIN_KEY", ApiServer.ADMIN, "HOME", root().toString(),
                "TMPDIR", root().resolve("tmp").toString()));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /**
     * Runs a scenario that nobody disturbs, which the others are compared with.
     *
     * @return how many milliseconds it takes
     */
    long undisturbed(Scenario scenario) throws IOException {
        restore();
        before = shown(scenario);
        long start = System.nanoTime();
        end(run(scenario.words), scenario.name);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        whole = shown(scenario);
        names = names();
        return millis;
    }

    /** What stands there is the old state or the new one, month by month and file by file. */
    void requireOldOrNew(Scenario scenario, String where) throws IOException {
        Map<String, String> now = shown(scenario);
        now.forEach((unit, text) -> assertTrue(text.equals(before.get(unit)) || text.equals(whole.get(unit))
                || unit.startsWith("index.") && text.contains("These reports are being replaced"), where + ": " + unit));
        Set<String> missing = new TreeSet<>(before.keySet());
        missing.removeAll(now.keySet());
        missing.retainAll(whole.keySet());
        assertEquals(Set.of(), missing, where + ": missing");
    }

    /**
     * The next run ends with the bytes of the undisturbed one and leaves nothing behind.
     *
     * @param told whether a message of the night may be out already, so that its findings are no longer new
     */
    void requireNextRunConverges(Scenario scenario, String where, boolean told) throws IOException {
        age(root().resolve("tmp"));
        boolean isOld = told || Files.exists(root().resolve("out/nightly.reported"));
        end(run(scenario.words), where);
        Map<String, String> now = shown(scenario);
        assertEquals(whole.keySet(), now.keySet(), where);
        whole.forEach((unit, text) -> assertEquals(findings(unit, text, isOld), findings(unit, now.get(unit), isOld),
                where + ": " + unit + " after the next run"));
        assertEquals(names, names(), where + ": what is left");
    }

    private static String findings(String unit, String text, boolean isOld) {
        return isOld && unit.equals("findings.csv") ? text.replace(",true,", ",false,") : text;
    }

    /** @return the exit code */
    int end(Process process, String where) throws IOException {
        try {
            assertTrue(process.waitFor(10, TimeUnit.MINUTES), where);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        String said = Files.readString(folder.resolve("said"));
        assertTrue(process.exitValue() % 3 == 0, () -> where + ": the run ends with " + process.exitValue() + ": " + said);
        return process.exitValue();
    }

    void restore() throws IOException {
        restore(old);
    }

    /** Puts another state of the disk there. */
    void restore(Path state) throws IOException {
        delete(root());
        copy(state, root());
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

    /** Every file and folder of the run, hidden ones too, but for the entries of a cache, whose names are of the moment. */
    private Set<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(root())) {
            Set<String> found = new TreeSet<>();
            all.map(path -> root().relativize(path).toString()).filter(name -> !name.startsWith("in/") || name.contains("pulled"))
                    .filter(name -> !name.contains("cache/") || name.contains(".draft")).forEach(found::add);
            return found;
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

    static void copy(Path from, Path to) throws IOException {
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
        } catch (NoSuchFileException e) {
            // It is gone already.
            return;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
