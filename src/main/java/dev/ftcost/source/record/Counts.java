package dev.ftcost.source.record;

/**
 * What was consumed, in OpenAI's words: requests, and tokens of which the parts are inside the whole. Input holds
 * cached input and cache writes; media (audio and image) tokens are inside input, cached input and output.
 */
public record Counts(long requests, long input, long cached, long cacheWrite, long output, long mediaInput, long mediaCached, long mediaOutput) {

    /** Whether no part is more than its whole. Every reader asks this. */
    public static boolean isConsistent(long input, long cached, long cacheWrite, long output, long mediaInput, long mediaCached, long mediaOutput) {
        return cached + cacheWrite <= input && mediaCached <= cached && mediaInput <= input - cached - cacheWrite && mediaOutput <= output;
    }

    /** @throws BadValue naming the part that is more than its whole */
    public static Counts of(long requests, long input, long cached, long cacheWrite, long output, long mediaInput, long mediaCached,
            long mediaOutput, String inputColumn, String cachedColumn) throws BadValue {
        if (isConsistent(input, cached, cacheWrite, output, mediaInput, mediaCached, mediaOutput)) {
            return new Counts(requests, input, cached, cacheWrite, output, mediaInput, mediaCached, mediaOutput);
        }
        if (cached > input) {
            throw new BadValue(cachedColumn, Long.toString(cached), "is more than " + inputColumn + " '" + input + "', which it is a part of");
        }
        if (cached + cacheWrite > input) {
            throw new BadValue("input_cache_write_tokens", Long.toString(cacheWrite),
                    "is more than " + inputColumn + " '" + input + "' less its cached part '" + cached + "'");
        }
        throw new BadValue("input_audio_tokens", Long.toString(mediaInput + mediaCached), "audio and image tokens are more than the tokens that hold them");
    }

    public static Counts ofText(long requests, long input, long cached, long output, String inputColumn, String cachedColumn) throws BadValue {
        return of(requests, input, cached, 0, output, 0, 0, 0, inputColumn, cachedColumn);
    }
}
