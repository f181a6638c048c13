package dev.ftcost.source;

import dev.ftcost.usage.InputError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The files that the caller named, folders walked and hidden files left out, in the natural order of their names. */
public final class Exports {
    private Exports() {}

    /**
     * @param ignored globs of names or paths that are meant to be there and are no exports
     * @param outside a folder that is never looked into (where the reports go); null for none
     */
    public static List<ExportFile> find(List<Path> given, List<String> ignored, Path outside) {
        List<PathMatcher> globs = ignored.stream().map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob)).toList();
        Map<Path, String> names = new HashMap<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                walk(path, outside, names);
            } else if (Files.exists(path)) {
                names.putIfAbsent(path, path.getFileName().toString());
            } else {
                throw new InputError("'" + path + "' does not exist; EXPORT is a file or a folder.");
            }
        }
        names.keySet().removeIf(path -> globs.stream().anyMatch(glob -> glob.matches(path.getFileName()) || glob.matches(path)));
        Set<Path> seen = new HashSet<>();
        Map<String, Long> uses = new HashMap<>();
        names.values().forEach(name -> uses.merge(name, 1L, Long::sum));
        List<ExportFile> files = new ArrayList<>();
        names.entrySet().stream().sorted(Comparator.comparing(entry -> entry.getKey().toString())).forEach(entry -> {
            try {
                // A file that is given twice, by itself and in its folder, is one file.
                if (seen.add(entry.getKey().toRealPath())) {
                    // Two files of one name in two folders are told apart by their paths.
                    files.add(ExportFile.of(entry.getKey(), uses.get(entry.getValue()) > 1 ? entry.getKey().toString() : entry.getValue()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("'" + entry.getKey() + "' cannot be read: " + e.getMessage(), e);
            }
        });
        files.sort(Comparator.comparing(ExportFile::name, NaturalOrder.INSTANCE).thenComparing(ExportFile::crc32));
        return files;
    }

    private static void walk(Path folder, Path outside, Map<Path, String> names) {
        Path closed = outside == null ? null : outside.toAbsolutePath().normalize();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile).filter(path -> !isHidden(folder.relativize(path)))
                    .filter(path -> closed == null || folder.toAbsolutePath().normalize().startsWith(closed)
                            || !path.toAbsolutePath().normalize().startsWith(closed))
                    .forEach(path -> names.put(path, folder.relativize(path).toString().replace('\\', '/')));
        } catch (IOException | UncheckedIOException e) {
            throw new UncheckedIOException("the folder '" + folder + "' cannot be read: " + e.getMessage(),
                    e instanceof UncheckedIOException wrapped ? wrapped.getCause() : (IOException) e);
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
