package dev.ftcost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Empty folders for one try of a property, which are removed when it ends. */
public final class TemporaryFiles implements AutoCloseable {
    private final List<Path> folders = new ArrayList<>();

    public Path folder() throws IOException {
        folders.add(Files.createTempDirectory("ftcost-law"));
        return folders.get(folders.size() - 1);
    }

    @Override
    public void close() {
        for (Path folder : folders) {
            try (Stream<Path> found = Files.walk(folder)) {
                for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        folders.clear();
    }
}
