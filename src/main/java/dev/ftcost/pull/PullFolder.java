package dev.ftcost.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.pull.http.ApiJson;
import dev.ftcost.pull.http.PullFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** The folder of the exports, locked for one pull at a time, and the hidden file in it that says what was pulled and what is settled. */
final class PullFolder implements AutoCloseable {
    private static final String STATE = ".ftcost-pull.json";
    private static final String LOCK = ".ftcost-pull.lock";
    private static final String SCHEMA = "ftcost.pull/1";

    private final Path folder;
    private final FileChannel lock;
    private final Map<String, Pulled> files = new TreeMap<>();

    private PullFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static PullFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isFree(channel)) {
            channel.close();
            throw new PullFault(PullFault.Scope.RUN, "another pull is writing to '" + folder + "'; nothing was done.");
        }
        PullFolder opened = new PullFolder(folder, channel);
        opened.load();
        return opened;
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            // Held until the channel is closed, or the process ends.
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** A state that cannot be read is none: everything is pulled again. */
    private void load() throws IOException {
        Path file = folder.resolve(STATE);
        ObjectNode state = Files.exists(file) ? ApiJson.parse(Files.readAllBytes(file)) : null;
        if (state == null || !SCHEMA.equals(state.path("schema").asText())) {
            return;
        }
        state.path("files").fields().forEachRemaining(entry -> {
            JsonNode each = entry.getValue();
            try {
                files.put(entry.getKey(), new Pulled(LocalDate.parse(each.path("from").asText()),
                        LocalDate.parse(each.path("until").asText()), LocalDate.parse(each.path("settled").asText()),
                        each.path("bucket").asText().equals("1h"), each.path("size").asLong()));
            } catch (DateTimeException e) {
                files.remove(entry.getKey());
            }
        });
    }

    private void save() throws IOException {
        ObjectNode state = ApiJson.object().put("schema", SCHEMA);
        ObjectNode all = state.putObject("files");
        files.forEach((name, each) -> all.putObject(name).put("from", each.from().toString()).put("until", each.until().toString())
                .put("settled", each.settled().toString()).put("bucket", each.hourly() ? "1h" : "1d").put("size", each.size()));
        Path staged = folder.resolve(STATE + ".new");
        Files.writeString(staged, ApiJson.line(state) + "\n");
        move(staged, STATE);
    }

    /** The path of a file. */
    Path path(String name) {
        return folder.resolve(name);
    }

    /** What a file holds that an earlier pull wrote; null when there is none, or it has been changed since. */
    Pulled known(String name) throws IOException {
        Pulled pulled = files.get(name);
        boolean same = pulled != null && Files.isRegularFile(path(name)) && (pulled.size() == 0 || Files.size(path(name)) == pulled.size());
        return same ? pulled : null;
    }

    /** The first day of all files; null for none. */
    LocalDate earliest() {
        return files.values().stream().map(Pulled::from).min(Comparator.naturalOrder()).orElse(null);
    }

    /** Says what a file holds that is being written. */
    void begin(String part, Pulled pulled) throws IOException {
        files.put(part, pulled);
        save();
    }

    /** Gives a whole file its name, in place of the one that has it. @param pulled null for a file that is made again each time */
    void finish(String part, String name, Pulled pulled) throws IOException {
        move(path(part), name);
        files.remove(part);
        if (pulled != null) {
            files.put(name, pulled);
            save();
        }
    }

    /** The bytes are on the disk before the name is. */
    private void move(Path written, String name) throws IOException {
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(written, path(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // Not every system can do that with a folder; the names are then written a little later.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
