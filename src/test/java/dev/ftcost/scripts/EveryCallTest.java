package dev.ftcost.scripts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.scripts.KillGround.Scenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A kill before every rename, removal, write and new folder that a run makes: strace stops the run at each, and what stands on the disk
 * then is what a kill there would leave. Each such state shows the old months and files or the new ones, and from each, a next run ends
 * as if nobody had been killed. States that differ only in how much is written of a file that nobody sees, or in what a hidden folder of
 * the run holds, count once.
 * {@code mvn test -Dtest=EveryCallTest -Dkills=every}, with {@code -Dscenario=pull} for one kind of run.
 */
@EnabledIfSystemProperty(named = "kills", matches = "every")
class EveryCallTest {
    private static final String CALLS = "rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,write,pwrite64,ftruncate,link,symlink";
    private static final Pattern CALL = Pattern.compile("\\d+ +(\\w+\\(.*)");
    private static final Pattern STOPPED = Pattern.compile("(\\d+) +--- stopped by SIGSTOP.*");
    /** Names that hold a number of the moment. */
    private static final Pattern MOMENTARY = Pattern.compile("(\\.draft-|\\.ftcost-new-|ftcost-|\\.nightly\\.)[\\w-]*(/?).*");
    private static final long STUCK_NANOS = 600_000_000_000L;

    @TempDir
    private Path folder;
    /** The first state of each shape, and the call that led to it. */
    private final Map<Object, Path> states = new LinkedHashMap<>();
    private final Map<Path, String> calls = new LinkedHashMap<>();
    private int stops;
    private int made;

    @Test
    void aKillBeforeAnyCallLeavesTheOldStateOrTheNewOneAndTheNextRunConverges() throws Exception {
        Assumptions.assumeTrue(KillGround.hasStrace(), "strace is not installed");
        try (KillGround ground = new KillGround(folder)) {
            for (Scenario scenario : ground.scenarios()) {
                ground.undisturbed(scenario);
                ground.restore();
                collect(ground, scenario);
                System.out.println(scenario.name() + ": " + made + " calls, " + stops + " stops, " + states.size() + " states");
                for (Path state : states.values()) {
                    ground.restore(state);
                    ground.requireNextRunConverges(scenario, calls.get(state), false);
                }
                System.out.println(scenario.name() + ": each of them converges");
            }
        }
    }

    /** Runs a scenario and keeps what stands on the disk after each call. */
    private void collect(KillGround ground, Scenario scenario) throws Exception {
        states.clear();
        calls.clear();
        stops = 0;
        made = 0;
        Path trace = Files.writeString(folder.resolve("trace"), "");
        // With --seccomp-bpf, strace 6.1 injects nothing but the first time.
        List<String> words = new ArrayList<>(List.of("strace", "-f", "-y", "-qqq", "-o", trace.toString(), "-e", "trace=" + CALLS, "-e",
                "inject=" + CALLS + ":signal=STOP"));
        words.addAll(scenario.words());
        Process shell = new ProcessBuilder("sh").redirectErrorStream(true).start();
        Process process = ground.run(words);
        try (BufferedReader lines = Files.newBufferedReader(trace, StandardCharsets.ISO_8859_1); Writer signals = shell.outputWriter()) {
            Set<String> stopped = new TreeSet<>();
            String call = "nothing";
            long news = System.nanoTime();
            while (process.isAlive()) {
                String line = lines.readLine();
                assertTrue(System.nanoTime() - news < STUCK_NANOS, "strace says nothing more after " + call);
                if (line != null) {
                    news = System.nanoTime();
                    Matcher done = CALL.matcher(line);
                    call = done.matches() ? done.group(1) : call;
                    made += done.matches() ? 1 : 0;
                    Matcher stop = STOPPED.matcher(line);
                    stopped.addAll(stop.matches() ? process(stop.group(1)) : List.of());
                    continue;
                }
                Thread.sleep(1);
                for (String each : Set.copyOf(stopped)) {
                    // A signal to go on takes back a stop that is under way, so all of it has to stand still.
                    if (!lines.ready() && standsStill(each)) {
                        keep(ground, scenario, call);
                        signals.write("kill -CONT " + each + " 2> /dev/null\n");
                        signals.flush();
                        stopped.remove(each);
                    }
                }
            }
        } finally {
            process.destroyForcibly();
            shell.destroy();
        }
        ground.end(process, scenario.name() + ", traced");
        assertTrue(stops > 0, "strace stops nothing");
    }

    /** The process that a thread belongs to; none when it has ended. */
    private static List<String> process(String thread) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", thread, "status"))) {
            return lines.filter(line -> line.startsWith("Tgid:")).map(line -> line.substring(5).strip()).toList();
        } catch (NoSuchFileException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static boolean standsStill(String process) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", process, "task"))) {
            for (Path thread : threads.toList()) {
                if (!Files.readString(thread.resolve("stat")).replaceFirst("(?s).*\\) ", "").matches("(?s)[tT] .*")) {
                    return false;
                }
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            // A thread has ended, or all of it.
            return false;
        }
    }

    private void keep(KillGround ground, Scenario scenario, String call) throws IOException {
        stops++;
        String where = scenario.name() + ", killed after stop " + stops + ", " + call;
        ground.requireOldOrNew(scenario, where);
        Set<String> shape = shape(ground.root(), scenario.shown());
        if (!states.containsKey(shape)) {
            Path state = folder.resolve("state-" + stops);
            KillGround.copy(ground.root(), state);
            states.put(shape, state);
            calls.put(state, where);
        }
    }

    /** Every folder, every file that is seen with its checksum, and every other file with whether anything is in it. */
    private static Set<String> shape(Path root, String shown) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            Set<String> shape = new TreeSet<>();
            for (Path path : all.toList()) {
                String name = root.relativize(path).toString();
                boolean isSeen = name.startsWith(shown) && !name.contains("/.") && !name.contains("/nightly.");
                String content = Files.isDirectory(path) ? "" : isSeen ? " " + Arrays.hashCode(Files.readAllBytes(path))
                        : Files.size(path) == 0 ? " empty" : " written";
                String lasting = MOMENTARY.matcher(name).replaceFirst("$1#$2");
                shape.add(lasting.endsWith("#/") ? lasting : lasting + content);
            }
            return shape;
        }
    }
}
