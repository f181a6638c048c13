package dev.ftcost.usage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why the system could not read or write, as half a sentence; its own messages are often nothing but a path. */
public final class IoReason {
    private IoReason() {}

    public static String of(IOException fault) {
        // Streams of old say it in their text alone.
        boolean isDenied = fault instanceof FileNotFoundException && String.valueOf(fault.getMessage()).endsWith("(Permission denied)");
        if (fault instanceof AccessDeniedException || isDenied) {
            return "permission denied";
        }
        if (fault instanceof NoSuchFileException || fault instanceof FileNotFoundException) {
            return "no such file or directory";
        }
        if (fault instanceof FileAlreadyExistsException || fault instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (fault instanceof DirectoryNotEmptyException) {
            return "locked by another run";
        }
        if (fault instanceof FileSystemLoopException) {
            return "symbolic link loop";
        }
        if (fault instanceof FileSystemException of && of.getReason() != null) {
            return of.getReason();
        }
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }
}
