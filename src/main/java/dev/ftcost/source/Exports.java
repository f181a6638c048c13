package dev.ftcost.source;

import dev.ftcost.source.bytes.Checksum;
import dev.ftcost.source.bytes.NaturalOrder;
import dev.ftcost.usage.FileNames;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The files that the caller named, folders walked and hidden files left out, in the natural order of their names. */
public final class Exports {
    private static final Set<String> ANSWERS = Set.of("rejected.csv", "index.html", "index.md");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    private Exports() {}

    /**
     * @param ignored globs of names or paths that are meant to be there and are no exports
     * @param outside a folder that is never looked into (where the reports go); null for none
     * @param cache another one
     */
    public static List<ExportFile> find(List<Path> given, List<String> ignored, Path outside, Path cache) {
        List<ExportFile> files = new ArrayList<>();
        names(given, ignored, outside, cache).forEach((path, name) -> {
            try {
                files.add(ExportFile.of(path, name));
            } catch (IOException e) {
                throw ExportFile.unreadable(path.toString(), e);
            }
        });
        files.sort(Comparator.comparing(ExportFile::name, NaturalOrder.INSTANCE).thenComparing(file -> Checksum.of(file.path()).crc32()));
        return files;
    }

    /** The same files before anything of them is read: the name that people see of each, by its path, in the order of the paths. */
    public static Map<Path, String> names(List<Path> given, List<String> ignored, Path outside, Path cache) {
        Predicate<Path> isIgnored = ignoring(ignored);
        Map<Path, String> names = new HashMap<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                walk(path, outside, cache, names);
            } else if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new InputError("'" + path + "' is a pipe or a device; save what comes from it as a file, and name that.");
            } else if (Files.exists(path)) {
                names.putIfAbsent(path, path.getFileName().toString());
            } else {
                throw new InputError("'" + path + "' does not exist; EXPORT is a file or a directory.");
            }
        }
        names.keySet().removeIf(isIgnored);
        requireNames(names.keySet());
        Set<Path> seen = new HashSet<>();
        Map<String, Long> uses = new HashMap<>();
        names.values().forEach(name -> uses.merge(name, 1L, Long::sum));
        Map<Path, String> files = new LinkedHashMap<>();
        names.entrySet().stream().sorted(Comparator.comparing(entry -> entry.getKey().toString())).forEach(entry -> {
            try {
                // A file that is given twice, by itself and in its folder, is one file.
                if (seen.add(entry.getKey().toRealPath())) {
                    // Two files of one name in two folders are distinguished by their paths.
                    files.put(entry.getKey(), uses.get(entry.getValue()) > 1 ? entry.getKey().toString() : entry.getValue());
                }
            } catch (IOException e) {
                throw ExportFile.unreadable(entry.getKey().toString(), e);
            }
        });
        return files;
    }

    /** Names decide which of two exports is newer, and stand in every report. */
    private static void requireNames(Set<Path> paths) {
        paths.stream().map(Path::toString).filter(FileNames::isLost).sorted().findFirst().ifPresent(name -> {
            String reason = "its name cannot be read: " + FileNames.remedy() + ".";
            throw new UncheckedIOException("'" + name + "': " + reason, new IOException(reason));
        });
    }

    /** Whether one of the globs is that of a path or of its name. */
    public static Predicate<Path> ignoring(List<String> globs) {
        List<PathMatcher> matchers = globs.stream().map(Exports::matcher).toList();
        return path -> matchers.stream().anyMatch(glob -> glob.matches(path.getFileName()) || glob.matches(path));
    }

    private static PathMatcher matcher(String glob) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new InputError("--ignore '" + glob + "' is not a valid pattern (" + e.getDescription()
                    + "); use a pattern such as '*.txt' or 'notes/**'.");
        }
    }

    private static void walk(Path folder, Path outside, Path cache, Map<Path, String> names) {
        try {
            Path closed = outside != null && Files.exists(outside) ? outside.toRealPath() : null;
            // Links are followed, for the folder itself may be one; what leads back to where it came from is passed over.
            Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                    boolean skipped = !each.equals(folder) && (isHidden(each) || isAnswer(each, closed) || isSame(each, cache));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isSymbolicLink()) {
                        throw new NoSuchFileException(file.toString());
                    }
                    if (attributes.isRegularFile() && !isHidden(file) && !isAnswer(file, closed)) {
                        names.put(file, folder.relativize(file).toString().replace('\\', '/'));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                    if (fault instanceof FileSystemLoopException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw ExportFile.unreadable(file.toString(), fault);
                }
            });
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("'" + e.getFile() + "' cannot be read: broken symbolic link.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the directory '" + folder + "' cannot be read: " + IoReason.of(e) + ".", e);
        }
    }

    /** Whether a run with the same options wrote this: the folder of the answers, or a part of it where they stand among the exports. */
    private static boolean isAnswer(Path path, Path closed) throws IOException {
        if (closed == null) {
            return false;
        }
        Path real = path.toRealPath();
        if (real.equals(closed)) {
            return true;
        }
        String name = real.getFileName().toString();
        return closed.equals(real.getParent())
                && (ANSWERS.contains(name) || MONTH.matcher(name).matches() && Files.exists(real.resolve("report.json")));
    }

    private static boolean isSame(Path path, Path other) throws IOException {
        return other != null && Files.exists(other) && Files.isSameFile(path, other);
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
