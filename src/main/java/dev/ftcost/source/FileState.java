package dev.ftcost.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;

/**
 * What decides whether a file is still the one that was read.
 *
 * @param size in bytes
 * @param modified when its content was written last
 * @param key which file it is for the system (device and inode); null where the system has none
 */
record FileState(long size, FileTime modified, Object key) {
    static FileState of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new FileState(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }

    boolean isThatOf(FileState other) {
        return size == other.size && modified.equals(other.modified) && Objects.equals(key, other.key);
    }
}
