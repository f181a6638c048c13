package dev.ftcost.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The files of an entry. Every byte of them is that which was put there: their checksums were compared when it was opened. */
public final class CacheEntry {
    private static final String SEAL = "seal";
    private static final int BLOCK = 1 << 18;

    private final Path folder;

    private CacheEntry(Path folder) {
        this.folder = folder;
    }

    /** Null when it is not there or not whole. */
    static CacheEntry open(Path folder) {
        try {
            return Files.readString(folder.resolve(SEAL)).equals(sums(folder)) ? new CacheEntry(folder) : null;
        } catch (IOException | UncheckedIOException e) {
            // Damaged, removed in this moment, or never there: it is all the same.
            return null;
        }
    }

    /** Puts down the checksums of all files of a folder. */
    static void seal(Path folder) throws IOException {
        Files.writeString(folder.resolve(SEAL), sums(folder));
    }

    private static String sums(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> !each.endsWith(SEAL)).sorted().toList()) {
                lines.add(String.format(Locale.ROOT, "%08x %d %s", crc(file), Files.size(file), file.getFileName()));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    static long crc(Path file) throws IOException {
        CRC32 crc = new CRC32();
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                crc.update(block, 0, count);
            }
        }
        return crc.getValue();
    }

    /** A file of the entry. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    public boolean has(String name) {
        return Files.exists(file(name));
    }
}
