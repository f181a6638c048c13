package dev.ftcost.spark;

import dev.ftcost.source.Exports;
import dev.ftcost.source.bytes.NaturalOrder;
import dev.ftcost.usage.InputError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Finds the files that the caller named, in whatever file system. Folders are walked and hidden files left out: those of this machine by the
 * main program, all others by Hadoop.
 */
final class Inputs {
    private final Configuration hadoop;
    private final Predicate<java.nio.file.Path> isIgnored;
    private final List<java.nio.file.Path> local = new ArrayList<>();
    private final Map<String, Found> found = new TreeMap<>();

    /**
     * A file.
     *
     * @param name as people see it: below the folder that was given
     * @param fullName with that folder
     */
    private record Found(String path, String name, String fullName, long size, long modified) {}

    private Inputs(Configuration hadoop, List<String> ignored) {
        this.hadoop = hadoop;
        this.isIgnored = Exports.ignoring(ignored);
    }

    /**
     * @param given paths, and patterns of paths as Hadoop has them
     * @param ignored globs of names or paths that are meant to be there and are no exports
     * @return the files in the natural order of their names
     */
    static List<InputFile> find(List<String> given, List<String> ignored, Configuration hadoop) throws IOException {
        Inputs inputs = new Inputs(hadoop, ignored);
        for (String each : given) {
            inputs.add(each);
        }
        inputs.addLocal(ignored);
        return inputs.files();
    }

    private void add(String given) throws IOException {
        Path path = path(given, hadoop);
        FileSystem files = InputFile.fileSystem(path, hadoop);
        FileStatus[] matches = files.exists(path) ? new FileStatus[] {files.getFileStatus(path)} : matches(files, path, given);
        if (matches == null || matches.length == 0) {
            throw new InputError("'" + given + "' does not exist; INPUT is a file, a folder or a pattern of paths.");
        }
        for (FileStatus match : matches) {
            if (isLocal(files)) {
                boolean isAsGiven = files.exists(path) && !given.startsWith("file:");
                local.add(java.nio.file.Path.of(isAsGiven ? given : match.getPath().toUri().getPath()));
            } else {
                add(files, match, matches.length == 1 ? given : match.getPath().toString());
            }
        }
    }

    private static FileStatus[] matches(FileSystem files, Path pattern, String given) throws IOException {
        try {
            return files.globStatus(pattern);
        } catch (IllegalArgumentException e) {
            throw new InputError("'" + given + "' cannot be matched, because a name there has a colon; name the folder or the files.");
        }
    }

    private static boolean isLocal(FileSystem files) {
        return "file".equals(files.getUri().getScheme());
    }

    /** The path that a caller means: a local name may hold a colon, which would be the end of a scheme. */
    static Path path(String given, Configuration hadoop) throws IOException {
        if (given.isEmpty()) {
            throw new InputError("A path is empty; name a file or a folder.");
        }
        try {
            java.nio.file.Path local = java.nio.file.Path.of(given);
            boolean isLocal = isLocal(FileSystem.get(hadoop));
            if (given.contains(":") && isLocal && (Files.exists(local) || !given.matches("[A-Za-z][A-Za-z0-9+.-]*:/.*"))) {
                return new Path(null, null, local.toAbsolutePath().toString());
            }
            return new Path(given);
        } catch (InvalidPathException e) {
            // It is none of this machine.
            return new Path(given);
        } catch (IllegalArgumentException e) {
            throw new InputError("'" + given + "' is not a path that Hadoop accepts: " + e.getMessage() + ".");
        }
    }

    private void addLocal(List<String> ignored) throws IOException {
        for (Map.Entry<java.nio.file.Path, String> file : Exports.names(local, ignored, null, null).entrySet()) {
            String absolute = file.getKey().toAbsolutePath().toString();
            Path path = new Path("file", null, absolute);
            found.put(path.toString(), new Found(path.toString(), file.getValue(), absolute, Files.size(file.getKey()),
                    Files.getLastModifiedTime(file.getKey()).toMillis()));
        }
    }

    private void add(FileSystem files, FileStatus status, String given) throws IOException {
        if (status.isFile()) {
            put(status, status.getPath().getName(), given);
            return;
        }
        RemoteIterator<LocatedFileStatus> below = files.listFiles(status.getPath(), true);
        String root = status.getPath().toUri().getPath();
        while (below.hasNext()) {
            FileStatus file = below.next();
            String name = file.getPath().toUri().getPath().substring(root.length()).replaceFirst("^/", "");
            if (!("/" + name).contains("/.")) {
                put(file, name, given.replaceFirst("/+$", "") + "/" + name);
            }
        }
    }

    private void put(FileStatus status, String name, String fullName) {
        if (!isIgnored.test(java.nio.file.Path.of(fullName))) {
            String path = status.getPath().toString();
            found.putIfAbsent(path, new Found(path, name, fullName, status.getLen(), status.getModificationTime()));
        }
    }

    private List<InputFile> files() {
        Map<String, Long> uses = new HashMap<>();
        found.values().forEach(file -> uses.merge(file.name, 1L, Long::sum));
        List<InputFile> files = new ArrayList<>();
        for (Found file : found.values()) {
            // Two files of one name in two folders are distinguished by their paths.
            files.add(new InputFile(file.path, uses.get(file.name) == 1 ? file.name : file.fullName, file.size, file.modified));
        }
        files.sort(Comparator.comparing(InputFile::name, NaturalOrder.INSTANCE));
        return files;
    }
}
