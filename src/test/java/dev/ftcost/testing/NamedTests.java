package dev.ftcost.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        for (Path tests : List.of(Path.of("src/test/java"), Path.of("src/spark/test/java"))) {
            try (Stream<Path> files = Files.walk(tests)) {
                Path file = files.filter(path -> path.endsWith(name + ".java")).findFirst().orElse(null);
                if (file != null) {
                    return Files.readString(file);
                }
            }
        }
        return "";
    }
}
