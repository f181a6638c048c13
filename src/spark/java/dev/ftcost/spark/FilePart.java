package dev.ftcost.spark;

import java.io.Serializable;

/**
 * Lines of a file that are read by one task: those that begin in a range of its bytes.
 *
 * @param twinOf the name of an earlier file with the same bytes, which is read in its stead; null when this one is read
 */
record FilePart(InputFile file, long from, long to, String twinOf) implements Serializable {
    static FilePart whole(InputFile file) {
        return new FilePart(file, 0, file.size(), null);
    }

    boolean isWhole() {
        return from == 0 && to == file.size();
    }
}
