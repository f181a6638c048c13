package dev.ftcost.spark;

import dev.ftcost.source.bytes.NaturalOrder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Finds the files that the caller named, in whatever file system: folders are walked, hidden files left out. */
final class Inputs {
    private final Configuration hadoop;
    private final Map<String, Found> found = new TreeMap<>();

    /**
     * A file.
     *
     * @param name as people see it: below the folder that was given
     * @param fullName with that folder
     */
    private record Found(String path, String name, String fullName, long size) {}

    private Inputs(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /**
     * @param given paths, and patterns of paths as Hadoop has them
     * @return the files in the natural order of their names
     * @throws FileNotFoundException when a path is not there
     */
    static List<InputFile> find(List<String> given, Configuration hadoop) throws IOException {
        Inputs inputs = new Inputs(hadoop);
        for (String each : given) {
            inputs.add(each);
        }
        return inputs.files();
    }

    private void add(String given) throws IOException {
        Path path = path(given);
        FileSystem files = InputFile.fileSystem(path, hadoop);
        try {
            add(files, files.getFileStatus(path), given);
        } catch (FileNotFoundException e) {
            FileStatus[] matches = files.globStatus(path);
            if (matches == null || matches.length == 0) {
                throw e;
            }
            for (FileStatus match : matches) {
                add(files, match, match.getPath().toString());
            }
        }
    }

    /** A local name may hold a colon, which would be the end of a scheme. */
    private Path path(String given) throws IOException {
        try {
            java.nio.file.Path local = java.nio.file.Path.of(given);
            if (given.contains(":") && FileSystem.get(hadoop).getScheme().equals("file") && Files.exists(local)) {
                return new Path(null, null, local.toAbsolutePath().toString());
            }
        } catch (InvalidPathException e) {
            // It is none of this machine.
        }
        return new Path(given);
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
        String path = status.getPath().toString();
        found.putIfAbsent(path, new Found(path, name, fullName, status.getLen()));
    }

    private List<InputFile> files() {
        Map<String, Long> uses = new HashMap<>();
        found.values().forEach(file -> uses.merge(file.name, 1L, Long::sum));
        List<InputFile> files = new ArrayList<>();
        for (Found file : found.values()) {
            // Two files of one name in two folders are distinguished by their paths.
            files.add(new InputFile(file.path, uses.get(file.name) == 1 ? file.name : file.fullName, file.size));
        }
        files.sort(Comparator.comparing(InputFile::name, NaturalOrder.INSTANCE));
        return files;
    }
}
