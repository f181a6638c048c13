package dev.ftcost.ledger.load;

import dev.ftcost.cache.Cache;
import dev.ftcost.cache.CacheEntry;
import dev.ftcost.cache.CachePlace;
import dev.ftcost.database.Database;
import dev.ftcost.requests.RequestStore;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.bytes.Checksum;
import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.scan.Grid;
import dev.ftcost.source.scan.RequestBatch;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts what was read from large files into the cache and takes it from there. A fault of the cache is no fault of the run: the file is read. */
public final class LoadCache implements AutoCloseable {
    private static final String FACTS = "facts";
    private static final String REQUESTS = "requests";
    /** What has a meaning in a pattern of paths, which is what DuckDB takes a path for. */
    private static final String WILDCARDS = "([*?\\[])";

    private final Database database;
    private final RequestStore requests;
    private final Cache cache;
    private final Map<Integer, CachePlace> places = new HashMap<>();
    private final Map<Integer, CachedFile> found = new HashMap<>();
    private final Map<Integer, CacheEntry> entries = new HashMap<>();
    private final Map<Integer, Path> drafts = new HashMap<>();
    private CachedRequests writer;
    private final List<String> wrong = new ArrayList<>();
    private final List<CacheFault> faults = new ArrayList<>();

    LoadCache(Database database, RequestStore requests, Cache cache) {
        this.database = database;
        this.requests = requests;
        this.cache = cache;
    }

    /** Looks a file up. @param grid to which its rows are rolled up */
    void lookUp(ExportFile file, int id, Grid grid) {
        try {
            CachePlace place = cache.of(file.path(), file.format().title() + " " + grid.seconds());
            places.put(id, place);
            CacheEntry entry = place.find();
            if (entry != null) {
                found.put(id, CachedFile.read(entry.file(FACTS), file.name()));
                entries.put(id, entry);
            }
        } catch (IOException | RuntimeException e) {
            // What cannot be looked up is not there, and the file is read.
            forget(id);
        }
    }

    /** The checksum of a file that was found; empty when it has to be computed. */
    Optional<Checksum> checksum(int id) {
        return cache.isVerifying() ? Optional.empty() : Optional.ofNullable(found.get(id)).map(file -> Checksum.of(file.crc32()));
    }

    private void forget(int id) {
        found.remove(id);
        entries.remove(id);
    }

    /** Whether it was seen before that a file is the same, byte by byte, as an earlier one. */
    boolean isTwin(int id, int earlier) {
        return !cache.isVerifying() && found.containsKey(id) && places.containsKey(earlier)
                && found.get(id).twin().equals(places.get(earlier).name());
    }

    /** Brings the rows of a file into the tables. @return null when it has to be read */
    CachedFile restore(ExportFile file, int id) {
        CachedFile cached = found.get(id);
        if (cached == null || cache.isVerifying() || !cached.twin().isEmpty()) {
            return null;
        }
        try {
            if (file.format().facts() == Facts.REQUESTS) {
                requests.begin(id, null);
                CachedRequests.restore(entries.get(id).file(REQUESTS), requests);
            }
            database.atomically(() -> CachedTable.of(file)
                    .forEach(table -> database.update(table.restore(), id, pattern(entries.get(id).file(table.file())))));
            if (cached.tally() != null) {
                RejectedDays.append(database, id, file.format().facts(), cached.tally().rejectedDays());
            }
            return cached;
        } catch (IOException | RuntimeException e) {
            // It was whole when it was looked up: somebody changed it since.
            requests.forget(id);
            fault(file, id, e);
            return null;
        }
    }

    private void fault(ExportFile file, int id, Exception e) {
        forget(id);
        if (!isGone(e instanceof UncheckedIOException ? e.getCause() : e)) {
            faults.add(new CacheFault(file.name(), e instanceof IOException io ? IoReason.of(io) : "its files cannot be written or read"));
        }
    }

    /** Whether another run put the entry there first, or somebody deleted the cache, which may be done at any time: that is no fault. */
    private static boolean isGone(Throwable e) {
        boolean isRefused = e instanceof Database.RefusedException
                && (e.getMessage().contains("No such file") || e.getMessage().contains("No files found"));
        boolean isThere = e instanceof DirectoryNotEmptyException || e instanceof FileAlreadyExistsException
                || e instanceof FileSystemException of && "Directory not empty".equals(of.getReason());
        return isRefused || isThere || e instanceof NoSuchFileException;
    }

    /** Writes the requests of a file to the cache while they are read; null when they are not cached. */
    Consumer<RequestBatch> requestWriter(ExportFile file, int id) {
        if (file.format().facts() != Facts.REQUESTS || !places.containsKey(id)) {
            return null;
        }
        try {
            drafts.put(id, places.get(id).draft());
            writer = new CachedRequests(drafts.get(id).resolve(REQUESTS));
            return writer;
        } catch (IOException e) {
            fault(file, id, e);
            discard(id, drafts.get(id));
            places.remove(id);
            return null;
        }
    }

    /** A path as a pattern that matches it alone. */
    static String pattern(Path path) {
        return path.toString().replaceAll(WILDCARDS, "[$1]");
    }

    /** Stores that a file is the same as an earlier one, so that the two need not be compared again. */
    void storeTwin(ExportFile file, int id, int earlier, String crc32) {
        boolean isStored = found.containsKey(id) && !cache.isVerifying();
        if (places.containsKey(id) && places.containsKey(earlier) && !isStored) {
            store(file, id, new CachedFile(crc32, places.get(earlier).name(), null, List.of()));
        }
    }

    /** Stores what was read from a file; its rows are in the tables. */
    void store(ExportFile file, int id, CachedFile cached) {
        CachePlace place = places.get(id);
        if (place == null) {
            return;
        }
        Path draft = drafts.get(id);
        try {
            if (draft == null) {
                draft = place.draft();
            }
            closeWriter();
            List<CachedTable> tables = cached.twin().isEmpty() ? CachedTable.of(file) : List.of();
            database.update("cache/file", id);
            for (CachedTable table : tables) {
                database.update("cache/path", draft.resolve(table.file()).toString());
                database.execute(table.store());
            }
            cached.write(draft.resolve(FACTS));
            if (cache.isVerifying() && found.containsKey(id) && isWrong(id, cached, tables, draft)) {
                wrong.add(file.name());
            }
            place.publish(draft);
        } catch (IOException | UncheckedIOException | Database.RefusedException e) {
            // The next run reads the file again.
            fault(file, id, e);
        } finally {
            discard(id, draft);
        }
    }

    private void closeWriter() throws IOException {
        CachedRequests last = writer;
        writer = null;
        if (last != null) {
            last.close();
        }
    }

    private void discard(int id, Path draft) {
        drafts.remove(id);
        if (draft != null) {
            places.get(id).discard(draft);
        }
    }

    /** Removes what was begun and came to no end. */
    @Override
    public void close() {
        try {
            closeWriter();
        } catch (IOException e) {
            // Nothing of this draft is used.
            writer = null;
        } finally {
            drafts.forEach((id, draft) -> places.get(id).discard(draft));
        }
    }

    private boolean isWrong(int id, CachedFile cached, List<CachedTable> tables, Path draft) throws IOException {
        return !found.get(id).equals(cached)
                || drafts.containsKey(id) && Files.mismatch(draft.resolve(REQUESTS), entries.get(id).file(REQUESTS)) >= 0
                || tables.stream()
                        .anyMatch(table -> !content(draft.resolve(table.file())).equals(content(entries.get(id).file(table.file()))));
    }

    private String content(Path rows) {
        return database.one("cache/content", row -> row.getString(1), pattern(rows));
    }

    /** Files of which the cache held something else than they do themselves. */
    public List<String> wrong() {
        return wrong;
    }

    /** What the cache failed in; the files were read in its stead. */
    public List<CacheFault> faults() {
        return faults;
    }

    /** Where what earlier runs made is found, too. */
    public Cache cache() {
        return cache;
    }

    /** Whether what is read of a file is worth an entry. */
    boolean takes(ExportFile file, SizeThresholds sizes) {
        return cache.isUsed() && file.size() >= sizes.cached();
    }
}
