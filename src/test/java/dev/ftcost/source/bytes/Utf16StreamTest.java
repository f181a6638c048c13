package dev.ftcost.source.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ftcost.source.format.FormatsTest;
import dev.ftcost.testing.Rows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that a spreadsheet saved in UTF-16 says what it says in UTF-8. */
class Utf16StreamTest {
    @TempDir
    private Path folder;

    @Test
    void everyExampleSaysTheSameInEitherOrderOfBytes() throws IOException {
        for (Path example : FormatsTest.examples()) {
            String text = Files.readString(example);
            String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
            for (Charset order : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
                Path file = folder.resolve("example");
                Files.write(file, ("\uFEFF" + bare).getBytes(order));
                assertEquals(Rows.describe(example), Rows.describe(file), example + " in " + order);
            }
        }
    }

    @Test
    void aCharacterOfTwoHalvesIsReadWhereTheyAreFarApart() throws IOException {
        for (int before : new int[] {0, 1, 8_190, 8_191, 8_192}) {
            String text = "a".repeat(before) + "😀b";
            byte[] bytes = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
            assertEquals(text, new String(Utf16Stream.decoded(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
