package dev.ftcost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/ftcost} in a project of one class, whose {@code mvn} does no more than put a jar where the real one puts it. */
class StartScriptTest {
    private static final String LIBRARY = "libduckdb_java.so_linux_amd64";

    @TempDir
    private Path project;
    private Path jar;

    @BeforeEach
    void makeProject() throws IOException {
        jar = Files.createDirectories(project.resolve("target")).resolve("ftcost.jar");
        Files.copy(Path.of("scripts/ftcost"), Files.createDirectories(project.resolve("scripts")).resolve("ftcost"));
        Path source = Files.writeString(Files.createDirectories(project.resolve("src/main")).resolve("Hello.java"),
                "class Hello { public static void main(String[] words) { System.out.println(\"hello \" + words[0]); } }");
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", project.toString(), source.toString()));
        writeJar(project.resolve("built.jar"), "Hello", LIBRARY);
        Path maven = Files.writeString(Files.createDirectories(project.resolve("bin")).resolve("mvn"), "#!/bin/sh\n"
                + "cd \"$(dirname \"$0\")/..\" && echo \"$@\" > calls && cp built.jar target/ftcost.jar\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(project.resolve("pom.xml"), "");
        for (Path older : List.of(project.resolve("pom.xml"), source, source.getParent())) {
            Files.setLastModifiedTime(older, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        }
    }

    @Test
    void aMissingJarIsBuiltWithoutTestsAndChecks() throws Exception {
        assertEquals("hello world\n", run(0));
        String call = Files.readString(project.resolve("calls"));
        assertTrue(call.contains("-Dmaven.test.skip=true") && call.contains("-Dchecks.skip=true"), call);
    }

    @Test
    void aWholeJarIsNotBuiltAgain() throws Exception {
        Files.copy(project.resolve("built.jar"), jar);
        assertEquals("hello world\n", run(0));
        assertTrue(Files.notExists(project.resolve("calls")));
    }

    @Test
    void aJarWithoutLibrariesAndMainClassIsBuiltAgain() throws Exception {
        writeJar(jar, null, "Hello.java");
        assertEquals("hello world\n", run(0));
    }

    @Test
    void aJarThatWasCutOffIsBuiltAgain() throws Exception {
        byte[] whole = Files.readAllBytes(project.resolve("built.jar"));
        Files.write(jar, Arrays.copyOf(whole, 20));
        assertEquals("hello world\n", run(0));
    }

    @Test
    void anIncompleteJarThatCannotBeBuiltIsNamed() throws Exception {
        writeJar(jar, null, "Hello.java");
        Files.delete(project.resolve("pom.xml"));
        String said = run(1);
        assertEquals("error: target/ftcost.jar is incomplete and must be built again, but the sources are missing.\n", said);
    }

    private String run(int exit) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("bash", project.resolve("scripts/ftcost").toString(), "world");
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        shell.environment().put("PATH", project.resolve("bin") + ":" + System.getenv("PATH"));
        Path out = project.resolve("out");
        Path err = project.resolve("err");
        int code = shell.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
        String said = Files.readString(out, StandardCharsets.UTF_8) + (exit == 0 ? "" : Files.readString(err, StandardCharsets.UTF_8));
        assertEquals(exit, code, said + Files.readString(err, StandardCharsets.UTF_8));
        return said;
    }

    private void writeJar(Path to, String mainClass, String other) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (mainClass != null) {
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        }
        try (OutputStream file = Files.newOutputStream(to); JarOutputStream written = new JarOutputStream(file, manifest)) {
            written.putNextEntry(new JarEntry("Hello.class"));
            written.write(Files.readAllBytes(project.resolve("Hello.class")));
            written.putNextEntry(new JarEntry(other));
        }
    }
}
