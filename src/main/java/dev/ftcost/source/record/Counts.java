package dev.ftcost.source.record;

/**
 * What was consumed, in OpenAI's words: requests, and tokens of which the parts are inside the whole. Input holds
 * cached input and cache writes; media (audio and image) tokens are inside input, cached input and output.
 */
public record Counts(long requests, long input, long cached, long cacheWrite, long output, long mediaInput, long mediaCached, long mediaOutput) {

    /** @throws BadValue naming the part that is more than its whole */
    public static Counts of(long requests, long input, long cached, long cacheWrite, long output, long mediaInput, long mediaCached,
            long mediaOutput, String inputColumn, String cachedColumn) throws BadValue {
        if (cached > input) {
            throw new BadValue(cachedColumn, Long.toString(cached), "is more than " + inputColumn + " '" + input + "', which it is a part of");
        }
        if (cached + cacheWrite > input) {
            throw new BadValue("input_cache_write_tokens", Long.toString(cacheWrite),
                    "is more than " + inputColumn + " '" + input + "' less its cached part '" + cached + "'");
        }
        if (mediaCached > cached || mediaInput > input - cached - cacheWrite || mediaOutput > output) {
            throw new BadValue("input_audio_tokens", Long.toString(mediaInput + mediaCached), "audio and image tokens are more than the tokens that hold them");
        }
        return new Counts(requests, input, cached, cacheWrite, output, mediaInput, mediaCached, mediaOutput);
    }

    public static Counts ofText(long requests, long input, long cached, long output, String inputColumn, String cachedColumn) throws BadValue {
        return of(requests, input, cached, 0, output, 0, 0, 0, inputColumn, cachedColumn);
    }
}
