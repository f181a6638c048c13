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
            long mediaOutput, CountNames names) throws BadValue {
        if (isConsistent(input, cached, cacheWrite, output, mediaInput, mediaCached, mediaOutput)) {
            return new Counts(requests, input, cached, cacheWrite, output, mediaInput, mediaCached, mediaOutput);
        }
        if (cached > input) {
            throw part(names.cached(), cached, names.input(), input);
        }
        if (cached + cacheWrite > input) {
            throw new BadValue(names.cacheWrite(), Long.toString(cacheWrite),
                    "is more than " + names.input() + " '" + input + "' less its cached part '" + cached + "'");
        }
        if (mediaOutput > output) {
            throw part(names.mediaOutput(), mediaOutput, names.output(), output);
        }
        if (mediaCached > cached) {
            throw part(names.mediaCached(), mediaCached, names.cached(), cached);
        }
        // Where the file does not say how much of the media was cached, what it says is both.
        boolean isBoth = names.mediaInput().equals(names.mediaCached());
        throw new BadValue(names.mediaInput(), Long.toString(isBoth ? mediaInput + mediaCached : mediaInput),
                "is more than " + names.input() + " '" + input + "' less its cached parts '" + (isBoth ? cacheWrite : cached + cacheWrite) + "'");
    }

    private static BadValue part(String partName, long part, String wholeName, long whole) {
        return new BadValue(partName, Long.toString(part), "is more than " + wholeName + " '" + whole + "', which it is a part of");
    }

    /** Counts of text alone, of which nothing was cached. */
    public static Counts ofText(long requests, long input, long output) {
        return new Counts(requests, input, 0, 0, output, 0, 0, 0);
    }
}
