package dev.ftcost.source.record;

/** What the counts of a row and their parts are called in its file, for messages; media are audio and image tokens. */
public record CountNames(String input, String cached, String cacheWrite, String cacheWrite12h, String output, String mediaInput,
        String mediaCached,
        String mediaOutput) {
    /** Of a file that does not say how much of the media was cached. */
    public static CountNames of(String input, String cached, String cacheWrite, String output, String mediaInput, String mediaOutput) {
        return new CountNames(input, cached, cacheWrite, cacheWrite, output, mediaInput, mediaInput, mediaOutput);
    }
}
