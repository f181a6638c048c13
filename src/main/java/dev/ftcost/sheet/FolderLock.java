package dev.ftcost.sheet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Lets one run at a time write to a folder. The system frees the lock of a process that ends, however it ends, and also when the process
 * closes any other handle of the same file: so whoever has the lock opens the file once more at most, and closes it with the lock.
 */
final class FolderLock implements AutoCloseable {
    static final String NAME = ".ftcost-lock";
    private static final long PAUSE_MILLIS = 50;
    /** The files that this process has locked, which no other thread of it may open. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final Path held;
    private final FileChannel channel;
    private final FileChannel second;

    private FolderLock(Path file, Path held, FileChannel channel, FileChannel second) {
        this.file = file;
        this.held = held;
        this.channel = channel;
        this.second = second;
    }

    /** @param waiting receives the number of another process that has the lock, once; "?" where it is not known */
    static FolderLock of(Path folder, Consumer<String> waiting) throws IOException {
        Path file = folder.resolve(NAME);
        Path held = folder.toRealPath().resolve(NAME);
        boolean isTold = false;
        while (true) {
            boolean isMine = !HELD.add(held);
            FolderLock lock = isMine ? null : attempt(file, held);
            if (lock != null) {
                return lock;
            }
            if (!isTold) {
                isTold = true;
                waiting.accept(isMine ? Long.toString(ProcessHandle.current().pid()) : owner(file));
            }
            pause();
        }
    }

    /** @return null when another process has the lock, or has just removed the file */
    private static FolderLock attempt(Path file, Path held) throws IOException {
        FileChannel channel = null;
        FileChannel second = null;
        FolderLock lock = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                byte[] mark = (ProcessHandle.current().pid() + " " + System.nanoTime()).getBytes(StandardCharsets.UTF_8);
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(mark), 0);
                second = FileChannel.open(file, StandardOpenOption.READ);
                // The owner before removed its file when it was done; whoever waited has the lock of a file that is gone.
                ByteBuffer there = ByteBuffer.allocate(mark.length + 1);
                second.read(there, 0);
                lock = Arrays.equals(mark, Arrays.copyOf(there.array(), there.position())) ? new FolderLock(file, held, channel, second)
                        : null;
            }
        } catch (NoSuchFileException e) {
            // Removed since it was opened: once more.
        } finally {
            // Where the disk is full, an empty file stays: nobody has its lock, and the next run takes it and removes it.
            if (lock == null) {
                close(channel);
                close(second);
                HELD.remove(held);
            }
        }
        return lock;
    }

    private static void close(FileChannel channel) throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private static String owner(Path file) {
        try {
            return Files.readString(file).replaceFirst("^(\\d{1,19}) .*$", "$1").replaceFirst("^\\D.*|^$", "?");
        } catch (IOException e) {
            return "?";
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another run writes there", e);
        }
    }

    /** Lets go of the lock and of nothing else, as the end of a killed process does. */
    void release() throws IOException {
        HELD.remove(held);
        try (channel; second) {
            // Both are closed.
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            release();
        }
    }
}
