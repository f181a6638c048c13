package dev.ftcost.spark;

import dev.ftcost.source.bytes.NaturalOrder;
import java.io.FileNotFoundException;
import java.io.IOException;
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
    private Inputs() {}

    /**
     * @return the files in the natural order of their names
     * @throws FileNotFoundException when a path is not there
     */
    static List<InputFile> find(List<String> given, Configuration hadoop) throws IOException {
        Map<String, InputFile> found = new TreeMap<>();
        for (String each : given) {
            Path path = new Path(each);
            FileSystem files = path.getFileSystem(hadoop);
            FileStatus status = files.getFileStatus(path);
            if (status.isFile()) {
                add(found, status, status.getPath().getName());
                continue;
            }
            RemoteIterator<LocatedFileStatus> below = files.listFiles(path, true);
            String root = status.getPath().toUri().getPath();
            while (below.hasNext()) {
                FileStatus file = below.next();
                String name = file.getPath().toUri().getPath().substring(root.length()).replaceFirst("^/", "");
                if (!("/" + name).contains("/.")) {
                    add(found, file, name);
                }
            }
        }
        Map<String, Long> uses = new HashMap<>();
        found.values().forEach(file -> uses.merge(file.name(), 1L, Long::sum));
        List<InputFile> files = new ArrayList<>();
        for (InputFile file : found.values()) {
            // Two files of one name in two folders are distinguished by their paths.
            files.add(uses.get(file.name()) == 1 ? file : new InputFile(file.path(), new Path(file.path()).toUri().getPath(), file.size()));
        }
        files.sort(Comparator.comparing(InputFile::name, NaturalOrder.INSTANCE));
        return files;
    }

    private static void add(Map<String, InputFile> found, FileStatus status, String name) {
        found.putIfAbsent(status.getPath().toString(), new InputFile(status.getPath().toString(), name, status.getLen()));
    }
}
