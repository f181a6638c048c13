package dev.ftcost.source.format;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every example in {@code formats.md} is recognised, and read without a reject. */
class FormatPagesTest {
    private static final Path PAGE = Path.of("src/site/markdown/formats.md");
    private static final Pattern EXAMPLE = Pattern.compile("^## ([^\\n]+)\\n(?:(?!^## )[^\\n]*\\n)*?```\\w*\\n(.*?)^```",
            Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyExampleIsReadAsItsSectionSays() throws IOException {
        Matcher examples = EXAMPLE.matcher(Files.readString(PAGE));
        return examples.results().map(found -> Map.entry(found.group(1), found.group(2))).toList().stream()
                .map(example -> DynamicTest.dynamicTest(example.getKey(), () -> {
                    Path file = folder.resolve("example");
                    Files.writeString(file, example.getValue());
                    String read = Rows.describe(file);
                    assertFalse(read.startsWith("unknown") || read.contains("reject"), read);
                    assertTrue(read.lines().count() > 1 || read.contains("NONE"), read);
                }));
    }
}
