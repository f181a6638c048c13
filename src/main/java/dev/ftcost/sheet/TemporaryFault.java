package dev.ftcost.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;

/** A file in the temporary folder that could not be written; the message is a sentence that names the folder, wherever the answer goes. */
public final class TemporaryFault extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    TemporaryFault(IOException fault) {
        super("the temporary folder '" + System.getProperty("java.io.tmpdir") + "' cannot be used: "
                + (fault instanceof FileSystemException of && of.getReason() != null ? of.getReason() : fault.getMessage())
                + ". See that it has room, or name another folder: java -Djava.io.tmpdir=DIR -jar ftcost.jar.", fault);
    }
}
