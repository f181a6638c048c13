package dev.ftcost.source;

/** A file is not the one any more that was read; the message is a sentence. */
public final class ChangedFileError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChangedFileError(String message) {
        super(message);
    }
}
