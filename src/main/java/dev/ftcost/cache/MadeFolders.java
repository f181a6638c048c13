package dev.ftcost.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the last run of this program noted of the folders that it wrote to an output folder: from what each was made, and the sizes and
 * checksums of its files. A folder that would be made from the same, and whose files are still those, need not be made again.
 */
public final class MadeFolders {
    private static final String NOTE = "made";

    private final Cache cache;
    private final Path root;
    private final SortedMap<String, Made> noted = new TreeMap<>();

    /** @param from whatever the files depend on, as a digest */
    private record Made(String from, SortedMap<String, MadeFile> files) {}

    private MadeFolders(Cache cache, Path root) {
        this.cache = cache;
        this.root = root;
    }

    /** Nothing is noted, and nothing will be. */
    public static MadeFolders none() {
        return new MadeFolders(Cache.none(), null);
    }

    /** What is noted of the folders of an output folder that is there; nothing where the note is damaged, or another program's. */
    public static MadeFolders in(Cache cache, Path root) {
        if (!cache.isUsed()) {
            return none();
        }
        try {
            MadeFolders folders = new MadeFolders(cache, root.toRealPath());
            CacheEntry entry = CacheEntry.open(folders.place());
            if (entry != null) {
                folders.read(Files.readAllLines(entry.file(NOTE)));
            }
            return folders;
        } catch (IOException | UncheckedIOException | IndexOutOfBoundsException | NumberFormatException e) {
            // Then nothing is known, and every folder is made.
            return none();
        }
    }

    private Path place() {
        return cache.folder().resolve(FileFingerprint.digest(root.toString()) + "-" + NOTE);
    }

    private void read(List<String> lines) throws IOException {
        if (!lines.get(0).equals(ProgramChecksum.withLibraries())) {
            return;
        }
        Made last = null;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(" ", 3);
            if (cells.length == 2) {
                last = new Made(cells[1], new TreeMap<>());
                noted.put(cells[0], last);
            } else {
                last.files.put(cells[2], new MadeFile(Long.parseLong(cells[0]), Long.parseLong(cells[1])));
            }
        }
    }

    public boolean isUsed() {
        return cache.isUsed();
    }

    /** Whether all folders are made all the same, and what was noted is compared with them. */
    public boolean isVerifying() {
        return cache.isVerifying();
    }

    public boolean isNoted(String folder) {
        return noted.containsKey(folder);
    }

    /** Whether a folder was made from the same before, and still holds the files that were written then, and no others. */
    public boolean stands(String folder, String from) {
        Made made = noted.get(folder);
        Path place = root == null ? null : root.resolve(folder);
        if (made == null || !made.from.equals(from) || !Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS) || !Files.isWritable(place)
                || !names(place).equals(made.files.keySet())) {
            return false;
        }
        return made.files.entrySet().stream().allMatch(file -> file.getValue().equals(MadeFile.of(place.resolve(file.getKey()))));
    }

    private static Set<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException | UncheckedIOException e) {
            return Set.of();
        }
    }

    /** Whether other files were noted of a folder that was made from the same. */
    public boolean isWrong(String folder, String from, Map<String, MadeFile> files) {
        Made made = noted.get(folder);
        return made != null && made.from.equals(from) && !made.files.equals(files);
    }

    /** Notes a folder that was made; null forgets it. */
    public void put(String folder, String from, Map<String, MadeFile> files) {
        noted.remove(folder);
        if (from != null) {
            noted.put(folder, new Made(from, new TreeMap<>(files)));
        }
    }

    /** Keeps what is noted for the next run, as far as the cache can; the next run makes what it finds nothing of. */
    public void store() {
        if (!cache.isUsed()) {
            return;
        }
        Path draft = null;
        try {
            draft = cache.draft();
            Files.writeString(draft.resolve(NOTE), text(), StandardCharsets.UTF_8);
            CacheEntry.seal(draft);
            Cache.delete(place());
            Files.move(draft, place(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Cache.delete(draft == null ? place() : draft);
        }
    }

    private String text() throws IOException {
        StringBuilder text = new StringBuilder(ProgramChecksum.withLibraries()).append('\n');
        noted.forEach((folder, made) -> {
            text.append(folder).append(' ').append(made.from).append('\n');
            made.files.forEach((name, file) -> text.append(file.size()).append(' ').append(file.crc32()).append(' ').append(name)
                    .append('\n'));
        });
        return text.toString();
    }
}
