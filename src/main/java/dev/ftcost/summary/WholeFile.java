package dev.ftcost.summary;

import dev.ftcost.usage.IoReason;
import dev.ftcost.usage.PartFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A text file that is written whole or not at all: the old one stays when the new one does not fit. */
public final class WholeFile {
    private WholeFile() {}

    /** The text of a file; empty when there is no such file. */
    public static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file + "' cannot be read: " + IoReason.of(e) + ".", e);
        }
    }

    public static void write(Path file, String text) {
        try {
            // A device or a pipe is never replaced.
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                Files.writeString(file, text);
                return;
            }
            Path beside = PartFile.create(file.toAbsolutePath().getParent());
            try {
                Files.writeString(beside, text);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file + "' cannot be written: " + IoReason.of(e) + ".", e);
        }
    }
}
