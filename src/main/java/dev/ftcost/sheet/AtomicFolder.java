package dev.ftcost.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Writes folders and files whole or not at all: everything is on the disk under a hidden name before anything is replaced. */
public final class AtomicFolder implements AutoCloseable {
    /** A document that writes itself. */
    public interface Document {
        void write(OutputStream out) throws IOException;
    }

    private static final String OLD = ".ftcost-old-";
    private static final String NEW = ".ftcost-new-";
    private final Path root;
    private final Path staging;
    private final FolderLock lock;

    private AtomicFolder(Path root, Path staging, FolderLock lock) {
        this.root = root;
        this.staging = staging;
        this.lock = lock;
    }

    public static AtomicFolder in(Path root) throws IOException {
        return in(root, owner -> {});
    }

    /**
     * Prepares a folder for writing, which nobody else then writes to, and repairs what a killed run left there.
     *
     * @param waiting receives the number of the process that is waited for; "?" where it is not known
     */
    public static AtomicFolder in(Path root, Consumer<String> waiting) throws IOException {
        Files.createDirectories(root);
        FolderLock lock = FolderLock.of(root, waiting);
        try {
            repair(root);
            return new AtomicFolder(root, Files.createTempDirectory(root, NEW), lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Whoever has the lock is alone: what was prepared is of a run that is dead, and what was moved aside comes back. */
    private static void repair(Path root) throws IOException {
        List<Path> children;
        try (Stream<Path> found = Files.list(root)) {
            children = found.toList();
        }
        for (Path child : children) {
            String name = child.getFileName().toString();
            Path place = name.startsWith(OLD) ? root.resolve(name.substring(OLD.length())) : null;
            if (place != null && !Files.exists(place)) {
                Files.move(child, place, StandardCopyOption.ATOMIC_MOVE);
            } else if (place != null || name.startsWith(NEW)) {
                delete(child);
            }
        }
    }

    /**
     * To be called before anything is replaced, so that nothing is replaced in part.
     *
     * @param files the names of files that are going to be replaced or removed
     * @throws FileSystemException when something stands in the way of a staged folder or of a file
     */
    public void requireReplaceable(List<String> files) throws IOException {
        for (String name : files) {
            if (Files.isDirectory(root.resolve(name))) {
                throw new FileSystemException(name, null, "'" + name + "' in it is a folder; move it away");
            }
        }
        for (Path folder : staged()) {
            Path place = root.resolve(folder.getFileName());
            if (!Files.exists(place)) {
                continue;
            }
            if (!Files.isDirectory(place)) {
                throw new FileSystemException(place.toString(), null, "'" + place.getFileName() + "' in it is a file; move it away");
            }
            try (Stream<Path> inside = Files.walk(place)) {
                if (!inside.filter(Files::isDirectory).allMatch(Files::isWritable)) {
                    throw new FileSystemException(place.toString(), null,
                            "'" + place.getFileName() + "' in it may not be changed; another user wrote it");
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    private List<Path> staged() throws IOException {
        try (Stream<Path> children = Files.list(staging)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** Writes one file of a staged folder as it is made, for a document that is too long to be held; it brings its own buffer. */
    public void stage(String folder, String file, Document document) throws IOException {
        try (OutputStream out = Files.newOutputStream(Files.createDirectories(staging.resolve(folder)).resolve(file))) {
            document.write(out);
        }
    }

    /**
     * Takes back what was staged of folders that stand there with the same files.
     *
     * @return the names of the others, which are going to be replaced
     */
    public List<String> forgetUnchanged() throws IOException {
        List<String> changed = new ArrayList<>();
        for (Path folder : staged()) {
            if (isSame(folder, root.resolve(folder.getFileName()))) {
                delete(folder);
            } else {
                changed.add(folder.getFileName().toString());
            }
        }
        return changed;
    }

    private static boolean isSame(Path folder, Path place) throws IOException {
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS) || !names(folder).equals(names(place))) {
            return false;
        }
        for (String name : names(folder)) {
            Path standing = place.resolve(name);
            if (!Files.isRegularFile(standing, LinkOption.NOFOLLOW_LINKS) || !Files.isReadable(standing)
                    || Files.mismatch(folder.resolve(name), standing) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString()).sorted().toList();
        }
    }

    /** Replaces the folders of the root by the staged ones of the same name, each in one step where the system has it. */
    public void replaceFolders() throws IOException {
        for (Path folder : staged()) {
            Path place = root.resolve(folder.getFileName());
            if (!Files.exists(place)) {
                Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
            } else if (!FolderExchange.exchange(folder, place)) {
                replaceInTwoSteps(folder, place);
            }
        }
    }

    /** What is killed between the two is brought back by the next run. */
    private void replaceInTwoSteps(Path folder, Path place) throws IOException {
        Path old = root.resolve(OLD + place.getFileName());
        Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
        Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
        delete(old);
    }

    /** Takes back what was staged of a folder. */
    public void forget(String folder) throws IOException {
        delete(staging.resolve(folder));
    }

    /** Replaces one file of the root, or of a folder in it that is there; null removes it. */
    public void replaceFile(String name, byte[] bytes) throws IOException {
        if (bytes == null) {
            Files.deleteIfExists(root.resolve(name));
            return;
        }
        writeFile(name, out -> out.write(bytes));
    }

    /** Replaces one file of the root by a document that is too long to be held; it brings its own buffer. */
    public void writeFile(String name, Document document) throws IOException {
        Path staged = staging.resolve(root.resolve(name).getFileName());
        try (OutputStream out = Files.newOutputStream(staged)) {
            document.write(out);
        }
        Files.move(staged, root.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            delete(staging);
        }
    }

    /** Lets go of the lock and of nothing else, as the end of a killed process does. */
    void release() throws IOException {
        lock.release();
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> left = Files.walk(path)) {
            for (Path each : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
