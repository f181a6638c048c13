package dev.ftcost.scripts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.scripts.KillGround.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed ({@code kill -9}) at random moments, and before a random rename, removal or write where strace is installed. What
 * stands afterwards is the old state or the new one, month by month and file by file; the next run ends with the same bytes as one that
 * nobody disturbed, and leaves nothing behind. {@code -Dkills=200} kills more of them: {@code mvn test -Dtest=KillTest -Dkills=200}; with
 * {@code -Dscenario=nightly.sh} all of one kind.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("kills", 3);
    /** What comes too late is no kill, and is tried again. */
    private static final int ATTEMPTS = 20;
    /** Changes of the file system, and how many of each a thread of a run makes at most. */
    private static final Map<String, Integer> CALLS = Map.of("rename", 8, "renameat2", 3, "unlink", 60, "rmdir", 6, "mkdir", 12, "write",
            100, "pwrite64", 2);

    @TempDir
    private Path folder;
    private final Random random = new Random(Long.getLong("seed", 17));
    private int late;

    /** How a run was killed; null where it had ended before. */
    private record Kill(String how, boolean isOfStep) {}

    @Test
    void theNextRunEndsAsIfNobodyHadBeenKilled() throws Exception {
        boolean hasStrace = KillGround.hasStrace();
        try (KillGround ground = new KillGround(folder)) {
            List<Scenario> scenarios = ground.scenarios();
            for (int s = 0; s < scenarios.size(); s++) {
                int kills = KILLS / scenarios.size() + (s < KILLS % scenarios.size() ? 1 : 0);
                if (kills > 0) {
                    kill(ground, scenarios.get(s), kills, hasStrace);
                }
            }
        }
        System.out.println(KILLS + " runs killed before they ended; " + late + " more had ended before"
                + (hasStrace ? "" : "; strace is not installed, so all at random moments"));
    }

    private void kill(KillGround ground, Scenario scenario, int kills, boolean hasStrace) throws Exception {
        long millis = ground.undisturbed(scenario);
        int killed = 0;
        for (int i = 0; killed < kills; i++) {
            assertTrue(i < kills * ATTEMPTS, scenario.name() + ": a kill that comes too late is none");
            ground.restore();
            Kill kill = scenario.isNight() ? ofANight(ground, scenario, millis, killed)
                    : hasStrace && i % 2 == 0 ? beforeACall(ground, scenario) : atAMoment(ground, scenario, millis);
            if (kill == null) {
                late++;
                continue;
            }
            killed++;
            String where = scenario.name() + ", " + killed + " killed " + kill.how;
            if (!kill.isOfStep) {
                ground.requireOldOrNew(scenario, where);
            }
            ground.requireNextRunConverges(scenario, where, kill.isOfStep);
            System.out.println(where);
        }
    }

    private Kill atAMoment(KillGround ground, Scenario scenario, long millis) throws Exception {
        long pause = (long) (random.nextDouble() * millis);
        Process process = ground.run(scenario.words());
        boolean isOver = process.waitFor(pause, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return isOver ? null : new Kill("after " + pause + " ms", false);
    }

    private Kill beforeACall(KillGround ground, Scenario scenario) throws Exception {
        List<String> calls = CALLS.keySet().stream().sorted().toList();
        String call = calls.get(random.nextInt(calls.size()));
        int when = 1 + random.nextInt(CALLS.get(call));
        // With --seccomp-bpf, strace 6.1 injects nothing but the first time.
        List<String> words = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call, "-e",
                "inject=" + call + ":signal=KILL:when=" + when));
        words.addAll(scenario.words());
        Process process = ground.run(words);
        assertTrue(process.waitFor(10, TimeUnit.MINUTES));
        return process.exitValue() <= 3 ? null : new Kill("at " + call + " " + when, false);
    }

    /** The script alone, its step alone, or all of them at once, as when the machine loses its power. */
    private Kill ofANight(KillGround ground, Scenario scenario, long millis, int turn) throws Exception {
        long pause = (long) (random.nextDouble() * millis);
        Process script = ground.run(scenario.words());
        boolean isOver = script.waitFor(pause, TimeUnit.MILLISECONDS);
        List<ProcessHandle> children = script.descendants().toList();
        if (turn % 3 == 0) {
            List<ProcessHandle> steps = children.stream().filter(child -> child.info().command().orElse("").endsWith("java")).toList();
            steps.forEach(ProcessHandle::destroyForcibly);
            assertTrue(script.waitFor(10, TimeUnit.MINUTES));
            assertTrue(steps.isEmpty() || script.exitValue() < 5, "the script ends with " + script.exitValue());
            return isOver || steps.isEmpty() ? null : new Kill("(its step) after " + pause + " ms", true);
        }
        boolean isAll = turn % 3 == 1;
        if (isAll) {
            new ProcessBuilder("kill", "-KILL", "--", "-" + script.pid()).redirectErrorStream(true).start().waitFor();
        }
        script.destroyForcibly().waitFor();
        // A step of the night ends with its script.
        for (ProcessHandle child : children) {
            child.onExit().get(10, TimeUnit.MINUTES);
        }
        return isOver ? null : new Kill((isAll ? "(all of it)" : "(the script)") + " after " + pause + " ms", false);
    }
}
