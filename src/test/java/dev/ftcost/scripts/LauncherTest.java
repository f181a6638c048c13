package dev.ftcost.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Shell;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code scripts/ftcost} in a checkout of its own, with a Java and a Maven that only say how they were called: each call is a line of
 * {@code calls}.
 */
class LauncherTest {
    /** What the script looks for in a complete jar. */
    private static final String WHOLE = "libduckdb_java";
    private static final FileTime OLD = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    private Path folder;
    private Path home;
    private Path jar;
    private Path launcher;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void makeCheckout() throws IOException {
        home = Files.createDirectories(folder.resolve("a checkout"));
        jar = home.resolve("target/ftcost.jar");
        Files.createDirectories(home.resolve("src/main"));
        Files.createDirectories(home.resolve("target"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        launcher = Files.createDirectories(home.resolve("scripts")).resolve("ftcost");
        Files.copy(Path.of("scripts/ftcost"), launcher);
        // QuickStart.java is not there: the copy that starts quickly cannot be made, and the jar itself has to do.
        Shell.script(folder.resolve("java/bin/java"), "case \"$*\" in *QuickStart*) exit 1 ;; esac\n"
                + "{ printf '%s' java; printf ' [%s]' \"$@\"; echo; } >> '" + calls() + "'\necho the answer\nexit 3\n");
        environment.put("JAVA_HOME", folder.resolve("java").toString());
        environment.put("HOME", folder.toString());
        environment.put("PATH", folder.resolve("bin") + ":" + tools());
    }

    /** A folder of what the script calls, because Maven may be in the same folder as bash. */
    private Path tools() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("bash", "cat", "cksum", "cp", "cut", "du", "find", "flock", "grep", "head", "wc", "mkdir", "mv",
                "readlink", "rm",
                "sed",
                "sleep", "tail", "touch")) {
            for (String place : System.getenv("PATH").split(":", -1)) {
                if (Files.isExecutable(Path.of(place, tool)) && !Files.exists(tools.resolve(tool))) {
                    Shell.script(tools.resolve(tool), "exec '" + Path.of(place, tool) + "' \"$@\"\n");
                }
            }
        }
        return tools;
    }

    private void maven(String text) throws IOException {
        Shell.script(folder.resolve("bin/mvn"), "echo \"mvn $*\" >> '" + calls() + "'\n" + text);
    }

    private Path calls() {
        return folder.resolve("calls");
    }

    private Outcome ftcost(Object... words) throws IOException {
        return Shell.run(folder, environment, Stream.concat(Stream.of("bash", launcher), Stream.of(words)).toArray());
    }

    private String lastCall() throws IOException {
        List<String> calls = Files.readAllLines(calls());
        return calls.get(calls.size() - 1);
    }

    @Test
    void theCommandLineAndTheExitCodeGoThrough() throws IOException {
        Files.writeString(jar, WHOLE);
        assertEquals(new Outcome(3, "the answer\n", ""), ftcost("report", "two words", "*", "--out", ""));
        assertTrue(lastCall().endsWith(" [-jar] [" + jar + "] [report] [two words] [*] [--out] []"), lastCall());
    }

    @Test
    void aLinkLeadsToTheCheckout() throws IOException {
        Files.writeString(jar, WHOLE);
        launcher = Files.createSymbolicLink(folder.resolve("link"), launcher);
        assertEquals(3, ftcost("check").exit());
        assertTrue(lastCall().contains("[" + jar + "]"), lastCall());
    }

    @Test
    void withoutAJarAndWithoutMavenItSaysWhatIsMissing() throws IOException {
        Outcome outcome = ftcost("check");
        assertEquals(1, outcome.exit());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().contains("error: target/ftcost.jar must be built first, but mvn is not installed."), outcome.err());
    }

    @Test
    void withoutJavaItSaysWhatIsMissing() throws IOException {
        environment.put("JAVA_HOME", folder.resolve("nowhere").toString());
        Outcome outcome = ftcost("check");
        assertEquals(1, outcome.exit());
        assertTrue(outcome.err().contains("Install Java 17 or newer"), outcome.err());
    }

    @Test
    void aMissingJarIsBuiltOnceAndTheAnswerStaysClean() throws IOException {
        maven("echo noise; echo " + WHOLE + " > '" + jar + "'\n");
        Outcome outcome = ftcost("check");
        assertEquals("the answer\n", outcome.out());
        assertTrue(outcome.err().contains("building target/ftcost.jar"), outcome.err());
        assertTrue(outcome.err().contains("note: preparing quick starts (once; a few seconds) …\n"), outcome.err());
        assertFalse(outcome.err().contains("noise"), outcome.err());
        assertEquals("", ftcost("check").err());
        assertEquals(1, Files.readAllLines(calls()).stream().filter(call -> call.startsWith("mvn ")).count());
    }

    @Test
    void aJarThatIsOlderThanTheSourcesIsBuiltAnewOrElseUsedWithAWord() throws IOException {
        Files.setLastModifiedTime(Files.writeString(jar, WHOLE), OLD);
        Outcome old = ftcost("check");
        assertEquals(3, old.exit());
        assertTrue(
                old.err().contains("warning: target/ftcost.jar is older than the sources, but mvn is not installed; the old version runs."),
                old.err());
        maven("");
        assertTrue(ftcost("check").err().contains("building target/ftcost.jar"));
        assertEquals("", ftcost("check").err(), "and then it is new");
    }

    @Test
    void aFailedBuildTellsItsStory() throws IOException {
        maven("echo 'no such symbol'; exit 1\n");
        Outcome outcome = ftcost("check");
        assertEquals(1, outcome.exit());
        assertTrue(outcome.err().contains("no such symbol") && outcome.err().contains("the build failed"), outcome.err());
        assertFalse(Files.readString(calls()).contains("java"));
    }

    @Test
    void aBuildThatAnotherRunIsDoingIsWaitedForWithAWord() throws Exception {
        Path lock = Files.writeString(home.resolve("target/.launcher-lock"), "4711\n");
        maven("echo " + WHOLE + " > '" + jar + "'\n");
        Process holder = new ProcessBuilder("flock", lock.toString(), "sleep", "3").start();
        while (new ProcessBuilder("flock", "-n", lock.toString(), "true").start().waitFor() == 0) {
            Thread.sleep(20);
        }
        Outcome outcome = ftcost("check");
        holder.waitFor();
        assertTrue(outcome.err().startsWith("note: waiting for another build of target/ftcost.jar (process 4711) …\n"), outcome.err());
        assertEquals(3, outcome.exit());
    }

    @Test
    void aProjectUnderAPathWithAColonRunsFromACopy() throws IOException {
        Path colon = folder.resolve("a:checkout");
        Files.move(home, colon);
        launcher = colon.resolve("scripts/ftcost");
        Files.writeString(colon.resolve("target/ftcost.jar"), WHOLE);
        Outcome refused = ftcost("check");
        assertTrue(refused.exit() == 1 && refused.err().startsWith("error: '" + colon + "' has a colon in its path"), refused.err());
        Shell.script(folder.resolve("java/bin/java"),
                "case \"$*\" in *QuickStart*) mkdir -p \"$4\"; : > \"$4/ftcost.jar\"; exit 0 ;; esac\n"
                        + "{ printf '%s' java; printf ' [%s]' \"$@\"; echo; } >> '" + calls() + "'\necho the answer\nexit 3\n");
        assertEquals(new Outcome(3, "the answer\n", ""), ftcost("check"));
        assertTrue(lastCall().contains("[-jar] [" + folder.resolve(".cache/ftcost")) && !lastCall().contains("a:checkout"), lastCall());
        environment.put("XDG_CACHE_HOME", "relative");
        assertEquals(new Outcome(3, "the answer\n", ""), ftcost("check"));
        assertTrue(Files.notExists(Path.of("relative")) && Files.notExists(colon.resolve("relative")));
    }

    @Test
    void aCopyThatWasCutOffIsMadeAnewAndWhatAKilledPreparationLeftGoes() throws IOException {
        Files.writeString(jar, WHOLE);
        Shell.script(folder.resolve("java/bin/java"),
                "case \"$*\" in *QuickStart*) echo made >> '" + folder.resolve("made")
                        + "'; mkdir -p \"$4\"; echo a jar > \"$4/ftcost.jar\"; "
                        + "echo a library > \"$4/libduckdb_java.so\"; exit 0 ;; esac\necho the answer\nexit 3\n");
        ftcost("check");
        ftcost("check");
        assertEquals(1, Files.readAllLines(folder.resolve("made")).size(), "one copy serves the second run");
        Path quick = only(home.resolve("target"), "quick-");
        Path killed = Files.createDirectory(quick.resolve("999999999-1"));
        Files.writeString(only(quick, Files.readAllLines(quick.resolve("current")).get(0)).resolve("libduckdb_java.so"), "a lib");
        assertEquals(new Outcome(3, "the answer\n", ""), ftcost("check"));
        assertEquals(2, Files.readAllLines(folder.resolve("made")).size(), "a truncated library is noticed");
        assertTrue(Files.notExists(killed));
    }

    private static Path only(Path folder, String start) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> path.getFileName().toString().startsWith(start)).findFirst().orElseThrow();
        }
    }

    @Test
    void optionsForTheMachineGoThroughAndChooseBothCompilers() throws IOException {
        Files.writeString(jar, WHOLE);
        ftcost("check");
        assertTrue(lastCall().contains("[-XX:TieredStopAtLevel=1]"), lastCall());
        environment.put("FTCOST_JAVA_OPTS", "-Xmx2g -Da=b");
        ftcost("check");
        assertTrue(lastCall().contains("[-Xmx2g] [-Da=b]") && !lastCall().contains("TieredStopAtLevel"), lastCall());
    }

    @Test
    void itRunsWithoutAHome() throws IOException {
        environment.remove("HOME");
        Files.writeString(jar, WHOLE);
        assertEquals(new Outcome(3, "the answer\n", ""), ftcost("check"));
    }

    @Test
    void theProgramItselfAnswers() throws IOException {
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.ftcost.Main");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, Stream.of(System.getProperty("java.class.path").split(":"))
                .map(each -> Path.of(each).toUri().toString()).collect(Collectors.joining(" ")));
        try (OutputStream file = Files.newOutputStream(jar)) {
            JarOutputStream made = new JarOutputStream(file, manifest);
            made.putNextEntry(new ZipEntry(WHOLE));
            made.close();
        }
        assertEquals(Outcome.of("rates", "list", "--on", "2026-08-01"), ftcost("rates", "list", "--on", "2026-08-01"));
    }
}
