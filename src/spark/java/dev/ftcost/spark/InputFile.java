package dev.ftcost.spark;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file that was found.
 *
 * @param path as the file system of Spark knows it
 * @param name what people see: below the folder that was given
 */
record InputFile(String path, String name, long size) implements Serializable {
    FSDataInputStream open(Configuration hadoop) throws IOException {
        Path of = new Path(path);
        return fileSystem(of, hadoop).open(of);
    }

    /** That of a path; the local one without Hadoop's checksum files, which belong to Hadoop's own files, and whose names must not hold a colon. */
    static FileSystem fileSystem(Path path, Configuration hadoop) throws IOException {
        FileSystem files = path.getFileSystem(hadoop);
        return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    }
}
