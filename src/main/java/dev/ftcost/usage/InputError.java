package dev.ftcost.usage;

/** Something that the user gave cannot be used; the message is a sentence with the place, the thing and the way out. */
public final class InputError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InputError(String sentence) {
        super(sentence);
    }
}
