package dev.ftcost.source;

/** A file is not the one any more that was read; the message is a sentence. */
public final class ChangedFileError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ChangedFileError(String message) {
        super(message);
    }

    /**
     * @param size that the file had, in bytes
     * @param now the size that it has; the same when its content was written again
     */
    public static ChangedFileError of(String name, long size, long now) {
        String difference = now == size ? "its content was written again" : "it had " + size + " bytes and has " + now;
        return new ChangedFileError("'" + name + "' changed while it was read: " + difference + ". Run again when nothing writes to it.");
    }
}
