package dev.ftcost.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import org.junit.jupiter.api.Test;

/** The system's own messages are often nothing but a path. */
class IoReasonTest {
    @Test
    void everyReasonIsInPlainWords() {
        assertEquals("permission denied", IoReason.of(new AccessDeniedException("/a")));
        assertEquals("no such file or directory", IoReason.of(new FileNotFoundException("/a")));
        assertEquals("permission denied", IoReason.of(new FileNotFoundException("/a (Permission denied)")));
        assertEquals("not a directory", IoReason.of(new FileAlreadyExistsException("/a")));
        assertEquals("locked by another run", IoReason.of(new DirectoryNotEmptyException("/a")));
        assertEquals("symbolic link loop", IoReason.of(new FileSystemLoopException("/a")));
        assertEquals("No space left on device", IoReason.of(new FileSystemException("/a", null, "No space left on device")));
        assertEquals("Stale file handle", IoReason.of(new IOException("Stale file handle")));
        assertEquals("IOException", IoReason.of(new IOException()));
    }
}
