package dev.ftcost.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tests and cases as the pages name them: {@code Test.method}, or {@code command/case}. */
public final class NamedTests {
    private NamedTests() {}

    public static boolean exists(String name) throws IOException {
        if (name.contains("/")) {
            return Files.isRegularFile(Path.of("src/test/resources/cases", name, "cmd"));
        }
        String[] parts = name.split("\\.", 2);
        return parts.length == 2 && Pattern.compile("\\b" + parts[1] + "\\(").matcher(source(parts[0])).find();
    }

    /** The source of a test class; empty when there is none. */
    public static String source(String name) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Path file = files.filter(path -> path.endsWith(name + ".java")).findFirst().orElse(null);
            return file == null ? "" : Files.readString(file);
        }
    }
}
