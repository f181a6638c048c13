package dev.ftcost.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file that was found.
 *
 * @param path as the file system of Spark knows it
 * @param name what people see: below the folder that was given
 * @param modified when it was written last, in milliseconds since 1970
 */
record InputFile(String path, String name, long size, long modified) implements Serializable {
    FSDataInputStream open(Configuration hadoop) throws IOException {
        Path of = new Path(path);
        return fileSystem(of, hadoop).open(of);
    }

    /** How large it is if it is not the file any more that it was when it was found; -1 if it still is. */
    long changedSize(Configuration hadoop) throws IOException {
        Path of = new Path(path);
        try {
            FileStatus now = fileSystem(of, hadoop).getFileStatus(of);
            return now.getLen() == size && now.getModificationTime() == modified ? -1 : now.getLen();
        } catch (FileNotFoundException e) {
            return 0;
        }
    }

    /** That of a path; the local one without Hadoop's checksum files, which belong to Hadoop's own files, and whose names must not hold a colon. */
    static FileSystem fileSystem(Path path, Configuration hadoop) throws IOException {
        FileSystem files = path.getFileSystem(hadoop);
        return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    }
}
