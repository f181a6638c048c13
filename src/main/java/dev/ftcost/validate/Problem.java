package dev.ftcost.validate;

/**
 * Something about a training file that OpenAI would refuse, or that a person should know.
 *
 * @param line null when it concerns the whole file
 * @param check the name of the check; OpenAI's own where its cookbook has one
 */
public record Problem(Long line, String check, String message) {
    @Override
    public String toString() {
        return (line == null ? "" : "line " + line + ": ") + message;
    }
}
