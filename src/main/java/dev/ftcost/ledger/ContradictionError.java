package dev.ftcost.ledger;

/** The exports describe the same usage in two ways that cannot be distinguished; the message names both, the span and the way out. */
public final class ContradictionError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ContradictionError(String sentence) {
        super(sentence);
    }
}
