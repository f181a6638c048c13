package dev.ftcost.summary;

import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text file that is written whole or not at all: the old one stays when the new one does not fit. */
public final class WholeFile {
    private static final Pattern OWNER = Pattern.compile("\\.ftcost-(\\d{1,18})-\\d+\\.part");

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
            Path folder = file.toAbsolutePath().getParent();
            sweep(folder);
            Path beside = Files.createTempFile(folder, ".ftcost-" + ProcessHandle.current().pid() + "-", ".part");
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

    /** Removes what runs that were killed had begun to write. */
    private static void sweep(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".ftcost-*.part")) {
            for (Path part : parts) {
                Matcher owner = OWNER.matcher(part.getFileName().toString());
                if (owner.matches() && ProcessHandle.of(Long.parseLong(owner.group(1))).isEmpty()) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
