package dev.ftcost.source.scan;

/**
 * A field that a plain answer may have, and what is done with its value.
 *
 * @param slot where the value goes; a line in which two fields go to one slot is not plain. Negative when it goes nowhere
 * @param inside the fields of an object; null for any other value
 * @param kinds the kinds of answer that have such a field, a bit for each
 */
record CompletionField(String name, Does does, int slot, CompletionSchema inside, int kinds) {
    /** What is done with a value. */
    enum Does {
        TEXT, COUNT, OBJECT,
        /** The answer in the wrapper of a batch. */
        BODY,
        /** Passed over, as long as it is JSON. */
        PASS,
        /** Leaves the line to the exact reader. */
        LEAVE
    }
}
