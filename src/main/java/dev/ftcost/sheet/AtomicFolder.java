package dev.ftcost.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes folders and files whole or not at all: everything is on the disk under a hidden name before anything is replaced. */
public final class AtomicFolder implements AutoCloseable {
    /** A document that writes itself. */
    public interface Document {
        void write(OutputStream out) throws IOException;
    }

    private static final String OLD = ".ftcost-old-";
    private static final String NEW = ".ftcost-new-";
    private static final String LOCK = ".lock";
    private final Path root;
    private final Path staging;
    private final FileChannel lock;

    private AtomicFolder(Path root, Path staging, FileChannel lock) {
        this.root = root;
        this.staging = staging;
        this.lock = lock;
    }

    /** Prepares a folder for writing, and puts back what a killed run had moved aside. */
    public static AtomicFolder in(Path root) throws IOException {
        Files.createDirectories(root);
        try (Stream<Path> children = Files.list(root)) {
            for (Path child : children.toList()) {
                String name = child.getFileName().toString();
                if (name.startsWith(NEW) && isAbandoned(child)) {
                    delete(child);
                } else if (name.startsWith(OLD)) {
                    Path place = root.resolve(name.substring(OLD.length()));
                    if (Files.exists(place)) {
                        delete(child);
                    } else {
                        Files.move(child, place, StandardCopyOption.ATOMIC_MOVE);
                    }
                }
            }
        }
        Path staging = Files.createTempDirectory(root, NEW);
        FileChannel lock = FileChannel.open(staging.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock.lock();
        return new AtomicFolder(root, staging, lock);
    }

    /** Whether the run that prepared a folder is dead: the system lets go of the locks of a process that ends. */
    private static boolean isAbandoned(Path staging) throws IOException {
        Path file = staging.resolve(LOCK);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel lock = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Writes one file of a staged folder as it is made, for a document that is too long to be held; it brings its own buffer. */
    public void stage(String folder, String file, Document document) throws IOException {
        try (OutputStream out = Files.newOutputStream(Files.createDirectories(staging.resolve(folder)).resolve(file))) {
            document.write(out);
        }
    }

    /** Replaces the folders of the root by the staged ones of the same name. */
    public void replaceFolders() throws IOException {
        List<Path> folders;
        try (Stream<Path> children = Files.list(staging)) {
            folders = children.filter(Files::isDirectory).sorted().toList();
        }
        for (Path folder : folders) {
            Path place = root.resolve(folder.getFileName());
            Path old = root.resolve(OLD + folder.getFileName());
            if (Files.exists(place)) {
                Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
            delete(old);
        }
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
        Path staged = staging.resolve(root.resolve(name).getFileName());
        Files.write(staged, bytes);
        Files.move(staged, root.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        release();
        delete(staging);
    }

    /** Lets go of the lock and of nothing else, as the end of a killed process does. */
    void release() throws IOException {
        lock.close();
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
