package dev.ftcost.source.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.source.ExportFile;
import dev.ftcost.testing.Golden;
import dev.ftcost.testing.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each example under {@code formats/<format>/} is recognised and read as the {@code .rows} file beside it says. */
public class FormatsTest {
    static final Path EXAMPLES = Path.of("src/test/resources/formats");

    @TestFactory
    Stream<DynamicTest> everyExampleIsReadAsTheFileBesideItSays() throws IOException {
        return examples().stream().map(example -> DynamicTest.dynamicTest(EXAMPLES.relativize(example).toString(), () -> {
            Golden.check(example.resolveSibling(example.getFileName() + ".rows"), Rows.describe(example));
        }));
    }

    @Test
    void everyFormatHasAnExample() throws IOException {
        List<String> seen = examples().stream().map(FormatsTest::title).distinct().toList();
        for (Format format : Formats.ALL) {
            assertTrue(seen.contains(format.title()), () -> "no example of " + format.title());
        }
    }

    public static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".rows")).sorted().toList();
        }
    }

    private static String title(Path example) {
        try {
            Format format = ExportFile.of(example, example.toString()).format();
            return format == null ? "" : format.title();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
