package dev.ftcost.sheet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Lets one run at a time write to a folder. The system frees the lock of a process that ends, however it ends. */
final class FolderLock implements AutoCloseable {
    static final String NAME = ".ftcost-lock";
    private static final long PAUSE_MILLIS = 50;

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @param waiting receives the number of another process that has the lock, once; "?" where it is not known */
    static FolderLock of(Path folder, Consumer<String> waiting) throws IOException {
        Path file = folder.resolve(NAME);
        boolean isTold = false;
        while (true) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) != null && isStillThere(file, channel)) {
                return new FolderLock(file, channel);
            }
            channel.close();
            if (!isTold) {
                isTold = true;
                waiting.accept(owner(file));
            }
            pause();
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it.
            return null;
        }
    }

    /** The owner before removed its file when it was done; whoever waited has the lock of a file that is gone. */
    private static boolean isStillThere(Path file, FileChannel channel) throws IOException {
        String mark = ProcessHandle.current().pid() + " " + System.nanoTime();
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.UTF_8)), 0);
        try {
            return Files.readString(file).equals(mark);
        } catch (NoSuchFileException e) {
            return false;
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
        channel.close();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        }
    }
}
