package dev.ftcost.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of what was read from files, an entry a file. Several runs may use it at once: an entry appears whole under its last name,
 * and whatever is missing, damaged or of another state of the file is no entry. It stays below a size; what was not asked for the
 * longest goes first.
 */
public final class Cache {
    static final long MOST_BYTES = 1L << 30;
    private static final String DRAFT = ".draft-";
    private static final Duration ABANDONED = Duration.ofHours(6);
    /** A file that is being written may change again within the same tick of the file system's clock. */
    private static final Duration SETTLED = Duration.ofMillis(100);

    private final Path folder;
    private final boolean verifying;
    private final long mostBytes;

    Cache(Path folder, boolean verifying, long mostBytes) {
        this.folder = folder;
        this.verifying = verifying;
        this.mostBytes = mostBytes;
    }

    /** A cache in which nothing is found and nothing is stored. */
    public static Cache none() {
        return new Cache(null, false, 0);
    }

    /**
     * @param verifying whether every file is read all the same, and what is cached compared with it
     * @throws IOException when the folder cannot be made or written to
     */
    public static Cache in(Path folder, boolean verifying) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                // What is cached names models, projects and keys.
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
        if (!Files.isWritable(folder)) {
            throw new IOException("it is not writable");
        }
        sweep(folder);
        return new Cache(folder.toRealPath(), verifying, MOST_BYTES);
    }

    /** Removes the drafts of runs that died. */
    private static void sweep(Path folder) throws IOException {
        List<Path> drafts;
        try (Stream<Path> found = Files.list(folder)) {
            drafts = found.filter(each -> each.getFileName().toString().startsWith(DRAFT)).toList();
        }
        for (Path draft : drafts) {
            if (isAbandoned(draft)) {
                delete(draft);
            }
        }
    }

    public boolean isUsed() {
        return folder != null;
    }

    public boolean isVerifying() {
        return verifying;
    }

    /**
     * The place in the cache of a file as it is now.
     *
     * @param reader whatever decides what is read from the file in addition to its bytes and this program
     */
    public CachePlace of(Path file, String reader) throws IOException {
        String of = reader + " " + ProgramChecksum.VALUE;
        return new CachePlace(this, file, of, FileFingerprint.of(file, of));
    }

    Path folder() {
        return folder;
    }

    boolean isSettled(FileFingerprint stamp, Instant readFrom) {
        return stamp.changedNanos() < readFrom.minus(SETTLED).toEpochMilli() * 1_000_000;
    }

    Path draft() throws IOException {
        return Files.createTempDirectory(folder, DRAFT + ProcessHandle.current().pid() + "-");
    }

    boolean holds(Path draft) throws IOException {
        return bytes(draft) <= mostBytes;
    }

    private record Stored(Path path, long bytes, FileTime used) {}

    /** Removes older states of a place, and what is too much. */
    void tidy(FileFingerprint newest) throws IOException {
        List<Stored> stored = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path path : found.filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)).toList()) {
                String name = path.getFileName().toString();
                boolean isDraft = name.startsWith(DRAFT);
                if (!isDraft && name.startsWith(newest.place()) && !name.equals(newest.name())) {
                    delete(path);
                } else if (!isDraft) {
                    stored.add(new Stored(path, bytes(path), Files.getLastModifiedTime(path)));
                }
            }
        }
        stored.sort(Comparator.comparing(Stored::used).thenComparing(each -> each.path.toString()));
        long bytes = stored.stream().mapToLong(Stored::bytes).sum();
        for (int i = 0; i < stored.size() && bytes > mostBytes; i++) {
            delete(stored.get(i).path);
            bytes -= stored.get(i).bytes;
        }
    }

    /** A draft bears the number of its process; whoever shares the folder with another machine may lose a draft, which is no fault. */
    private static boolean isAbandoned(Path draft) throws IOException {
        String[] parts = draft.getFileName().toString().substring(DRAFT.length()).split("-", 2);
        boolean isDead = parts.length == 2 && parts[0].matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(parts[0])).isEmpty();
        if (isDead || !Files.exists(draft)) {
            return isDead;
        }
        return Files.getLastModifiedTime(draft).toInstant().isBefore(Instant.now().minus(ABANDONED));
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** What another run removes at the same time is gone all the same. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // A run that cannot tidy up leaves it to the next one.
            return;
        }
    }
}
