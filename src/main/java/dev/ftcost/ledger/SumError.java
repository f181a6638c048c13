package dev.ftcost.ledger;

/** Counts of the exports that add up to more than 64 bits hold; the message is a sentence. */
public final class SumError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SumError(String message) {
        super(message);
    }
}
