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
import java.util.zip.ZipEntry;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code scripts/ftcost} in a checkout of its own, with a Java and a Maven that only say how they were called: each call is a line of
 * {@code calls}.
 */
class LauncherTest {
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
        for (String tool : List.of("bash", "cat", "cksum", "cp", "cut", "du", "find", "flock", "grep", "mkdir", "mv", "readlink", "rm",
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
        Files.writeString(jar, "libduckdb_java");
        assertEquals(new Outcome(3, "the answer\n", ""), ftcost("report", "two words", "*", "--out", ""));
        assertTrue(lastCall().endsWith(" [-jar] [" + jar + "] [report] [two words] [*] [--out] []"), lastCall());
    }

    @Test
    void aLinkLeadsToTheCheckout() throws IOException {
        Files.writeString(jar, "libduckdb_java");
        launcher = Files.createSymbolicLink(folder.resolve("link"), launcher);
        assertEquals(3, ftcost("check").exit());
        assertTrue(lastCall().contains("[" + jar + "]"), lastCall());
    }

    @Test
    void withoutAJarAndWithoutMavenItSaysWhatIsMissing() throws IOException {
        Outcome outcome = ftcost("check");
        assertEquals(1, outcome.exit());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().contains("target/ftcost.jar has to be built first, and mvn is not there."), outcome.err());
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
        maven("echo noise; echo libduckdb_java > '" + jar + "'\n");
        Outcome outcome = ftcost("check");
        assertEquals("the answer\n", outcome.out());
        assertTrue(outcome.err().contains("building target/ftcost.jar"), outcome.err());
        assertFalse(outcome.err().contains("noise"), outcome.err());
        assertEquals("", ftcost("check").err());
        assertEquals(1, Files.readAllLines(calls()).stream().filter(call -> call.startsWith("mvn ")).count());
    }

    @Test
    void aJarThatIsOlderThanTheSourcesIsBuiltAnewOrElseUsedWithAWord() throws IOException {
        Files.setLastModifiedTime(Files.writeString(jar, "libduckdb_java"), OLD);
        Outcome old = ftcost("check");
        assertEquals(3, old.exit());
        assertTrue(old.err().contains("older than the sources, and mvn is not there: running the old one."), old.err());
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
    void optionsForTheMachineGoThroughAndChooseBothCompilers() throws IOException {
        Files.writeString(jar, "libduckdb_java");
        ftcost("check");
        assertTrue(lastCall().contains("[-XX:TieredStopAtLevel=1]"), lastCall());
        environment.put("FTCOST_JAVA_OPTS", "-Xmx2g -Da=b");
        ftcost("check");
        assertTrue(lastCall().contains("[-Xmx2g] [-Da=b]") && !lastCall().contains("TieredStopAtLevel"), lastCall());
    }

    @Test
    void itRunsWithoutAHome() throws IOException {
        environment.remove("HOME");
        Files.writeString(jar, "libduckdb_java");
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
            JarOutputStream whole = new JarOutputStream(file, manifest);
            whole.putNextEntry(new ZipEntry("libduckdb_java"));
            whole.close();
        }
        assertEquals(Outcome.of("rates", "list", "--on", "2026-08-01"), ftcost("rates", "list", "--on", "2026-08-01"));
    }
}
