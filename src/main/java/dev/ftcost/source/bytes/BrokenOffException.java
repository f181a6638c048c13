package dev.ftcost.source.bytes;

import java.io.IOException;

/** A compressed file is broken at some place: what came before can be read, and nothing after it. */
public final class BrokenOffException extends IOException {
    public static final String REASON = "the compressed file is broken here; the rows before the break count";
    private static final long serialVersionUID = 1L;

    BrokenOffException(IOException cause) {
        super(cause);
    }
}
