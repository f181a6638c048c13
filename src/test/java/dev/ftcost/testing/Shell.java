package dev.ftcost.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Scripts, run as cron would run them: with a path, and nothing else in the environment that a test does not put there. */
public final class Shell {
    private Shell() {}

    /** @param folder where the streams of the script are kept while it runs */
    public static Outcome run(Path folder, Map<String, String> environment, Object... command) throws IOException {
        Path out = Files.createTempFile(folder, "shell", ".out");
        Path err = Files.createTempFile(folder, "shell", ".err");
        ProcessBuilder builder = new ProcessBuilder(List.of(command).stream().map(Object::toString).toList());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                throw new AssertionError("still running: " + builder.command());
            }
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Writes a script that the plain shell runs. */
    public static Path script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
