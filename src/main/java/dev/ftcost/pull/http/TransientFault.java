package dev.ftcost.pull.http;

import java.io.IOException;
import java.time.Duration;

/** A fault that may be gone at the next attempt; the message is the reason without a place. */
final class TransientFault extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Duration delay;

    /** @param delay what the server asks for; null for nothing */
    TransientFault(String reason, Duration delay) {
        super(reason);
        this.delay = delay;
    }

    Duration delay() {
        return delay;
    }
}
