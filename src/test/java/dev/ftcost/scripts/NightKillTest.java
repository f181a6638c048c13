package dev.ftcost.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code scripts/nightly.sh}, killed ({@code kill -9}) at random moments before its end: the script, its step, or all of it, as when the
 * power fails. Its steps are short scripts here, so that many nights fit in a minute; {@code KillTest} kills a few with the program itself.
 * {@code mvn test -Dtest=NightKillTest -Dkills=200} kills more.
 */
@EnabledOnOs(OS.LINUX)
class NightKillTest {
    private static final int KILLS = Integer.getInteger("kills", 6);
    /** What comes too late is no kill, and is tried again. */
    private static final int ATTEMPTS = 20;
    private static final String STEP = """
            case $1 in
                report)
                    sleep 0.1
                    echo cost > out/.month && mv out/.month out/month ;;
                summary)
                    while [ "$1" != --reported ]; do shift; done
                    sleep 0.1
                    ! grep -q finding "$2" 2> /dev/null || exit 0
                    echo 'Finding: it is new.'
                    echo finding > "$2"
                    exit 3 ;;
            esac
            """;

    @TempDir
    private Path folder;
    private final Random random = new Random(Long.getLong("seed", 17));

    private Process night(String said) throws IOException {
        Process process = new ProcessBuilder("setsid", "bash", "scripts/nightly.sh", "in", "out").directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve(said).toFile()).start();
        process.getOutputStream().close();
        return process;
    }

    private String end(Process process, String said, int... codes) throws Exception {
        assertTrue(process.waitFor(10, TimeUnit.MINUTES));
        String text = Files.readString(folder.resolve(said));
        assertTrue(Stream.of(codes).flatMapToInt(java.util.Arrays::stream).anyMatch(code -> code == process.exitValue()),
                () -> process.exitValue() + ": " + text);
        return text;
    }

    @Test
    void whatIsNewIsSaidAndNothingIsLeftWhoeverIsKilled() throws Exception {
        Files.createDirectories(folder.resolve("in"));
        Files.createDirectories(folder.resolve("scripts"));
        Files.copy(Path.of("scripts/nightly.sh"), folder.resolve("scripts/nightly.sh"));
        Shell.script(folder.resolve("scripts/ftcost"), STEP);
        long start = System.nanoTime();
        end(night("said"), "said", 3);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        int killed = 0;
        int late = 0;
        while (killed < KILLS) {
            assertTrue(killed + late < KILLS * ATTEMPTS, "a kill that comes too late is none");
            Files.deleteIfExists(folder.resolve("out/nightly.reported"));
            if (kill(random.nextLong(millis + 1), killed % 3)) {
                killed++;
            } else {
                late++;
            }
            String first = Files.readString(folder.resolve("killed"));
            String next = end(night("said"), "said", 0, 3);
            assertTrue((first + next).contains("Finding: it is new."), "what is new is said: " + first + next);
            assertEquals("", end(night("said"), "said", 0), "and only once");
            try (Stream<Path> left = Files.list(folder.resolve("out"))) {
                assertEquals(List.of(".nightly.lock", "month", "nightly.log", "nightly.reported"),
                        left.map(path -> path.getFileName().toString()).sorted().toList());
            }
        }
        System.out.println(killed + " nights killed before they ended; " + late + " more had ended before");
    }

    /** @return whether it came in time */
    private boolean kill(long pause, int whom) throws Exception {
        Process script = night("killed");
        boolean isOver = script.waitFor(pause, TimeUnit.MILLISECONDS);
        if (whom == 0) {
            List<ProcessHandle> steps = script.children().filter(child -> child.info().commandLine().orElse("").contains("/ftcost"))
                    .toList();
            boolean isKilled = !steps.isEmpty() && steps.stream().allMatch(ProcessHandle::destroyForcibly);
            end(script, "killed", 0, 1, 3);
            return isKilled && !isOver;
        }
        if (whom == 1) {
            new ProcessBuilder("kill", "-KILL", "--", "-" + script.pid()).redirectErrorStream(true).start().waitFor();
        }
        script.destroyForcibly().waitFor();
        return !isOver;
    }
}
