package dev.ftcost.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Where what was read from a file in one state of it is cached. */
public final class CachePlace {
    private final Cache cache;
    private final Path file;
    private final String reader;
    private final FileFingerprint stamp;
    private final Instant since = Instant.now();

    CachePlace(Cache cache, Path file, String reader, FileFingerprint stamp) {
        this.cache = cache;
        this.file = file;
        this.reader = reader;
        this.stamp = stamp;
    }

    /** The same for files of the same state at the same path. */
    public String name() {
        return stamp.name();
    }

    /** What is cached of the file, whole and undamaged; null when there is nothing. */
    public CacheEntry find() {
        CacheEntry entry = CacheEntry.open(cache.folder().resolve(name()));
        if (entry != null) {
            touch();
        }
        return entry;
    }

    private void touch() {
        try {
            Files.setLastModifiedTime(cache.folder().resolve(name()), FileTime.from(since));
        } catch (IOException e) {
            // Then it looks older than it is, and goes earlier.
            return;
        }
    }

    /** A folder to put files into. */
    public Path draft() throws IOException {
        return cache.draft();
    }

    /** Removes a draft that does not become an entry. */
    public void discard(Path draft) {
        Cache.delete(draft);
    }

    /** Makes a draft the entry of this place, unless the file was changed while it was read, or it is too much for all of the cache. */
    public void publish(Path draft) throws IOException {
        try {
            if (!cache.isSettled(stamp, since) || !FileFingerprint.of(file, reader).equals(stamp)) {
                return;
            }
            CacheEntry.seal(draft);
            if (!cache.holds(draft)) {
                return;
            }
            Path place = cache.folder().resolve(name());
            Cache.delete(place);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            cache.tidy(stamp);
        } finally {
            Cache.delete(draft);
        }
    }
}
