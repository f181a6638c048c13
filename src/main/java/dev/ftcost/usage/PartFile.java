package dev.ftcost.usage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file next to the place to which it moves once it is whole. Its name has the process that writes it, so that what dead runs left can go. */
public final class PartFile {
    private static final Pattern OWNER = Pattern.compile("\\.ftcost-(\\d{1,18})-\\d+\\.part");

    private PartFile() {}

    /** An empty file in a folder, from which the parts of dead runs are removed. */
    public static Path create(Path folder) throws IOException {
        sweep(folder);
        return Files.createTempFile(folder, ".ftcost-" + ProcessHandle.current().pid() + "-", ".part");
    }

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
