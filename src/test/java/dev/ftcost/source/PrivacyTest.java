package dev.ftcost.source;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.source.format.FormatsTest;
import dev.ftcost.testing.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples have MARKER in prompts, answers, notes, e-mail and user fields; none of it comes out, not even of a damaged file. */
class PrivacyTest {
    private static final String MARKER = "MARKER";

    @TempDir
    Path folder;

    @Test
    void whatPeopleWroteIsInNoRowAndInNoReject() throws IOException {
        int marked = 0;
        for (Path example : FormatsTest.examples()) {
            marked += Files.readString(example).contains(MARKER) ? 1 : 0;
            assertFalse(Rows.describe(example).contains(MARKER), example.toString());
        }
        assertTrue(marked > 30, "the examples have lost their marks");
    }

    @Test
    void aBrokenLineIsNotRepeated() throws IOException {
        Random random = new Random(1);
        for (Path example : FormatsTest.examples()) {
            String text = Files.readString(example);
            for (int i = 0; i < 20 && text.length() > 1; i++) {
                Path file = folder.resolve("file");
                int at = random.nextInt(text.length());
                String hurt = i % 2 == 0 ? text.substring(0, at) : text.substring(0, at) + "\"" + text.substring(at);
                Files.write(file, hurt.getBytes(StandardCharsets.UTF_8));
                assertFalse(Rows.describe(file).contains(MARKER), example + " hurt at " + at);
            }
        }
    }
}
