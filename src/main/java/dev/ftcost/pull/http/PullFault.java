package dev.ftcost.pull.http;

import java.io.IOException;

/** Something could not be pulled; the message is a sentence without a key in it. */
public final class PullFault extends IOException {
    private static final long serialVersionUID = 1L;

    /** What a fault is about, and so what is still worth asking for. */
    public enum Scope {
        /** The API does not know the path. */
        NO_ENDPOINT,
        /** The API does not know a group-by. */
        GROUPING,
        /** An answer is longer than can be held. */
        TOO_LONG,
        /** This kind of data alone. */
        KIND,
        /** Everything that is asked for with this key. */
        KEY,
        /** The connection: nothing else would come either. */
        RUN
    }

    private final Scope scope;

    public PullFault(Scope scope, String sentence) {
        super(sentence);
        this.scope = scope;
    }

    public Scope scope() {
        return scope;
    }
}
