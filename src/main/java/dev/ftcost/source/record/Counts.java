package dev.ftcost.source.record;

/**
 * What was consumed, in OpenAI's words: requests, and tokens of which the parts are inside the whole. Input holds
 * cached input and cache writes; media (audio and image) tokens are inside input, cached input and output.
 *
 * @param cacheWrite written to the cache for 30 minutes
 * @param cacheWrite12h written to the cache for 12 hours
 */
public record Counts(long requests, long input, long cached, long cacheWrite, long cacheWrite12h, long output, long mediaInput,
        long mediaCached,
        long mediaOutput) {
    /** Of a bucket in which nothing was used. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final long LONGEST_SHORT_INPUT = 272_000;

    /** Whether no part is more than its whole. Every reader asks this. */
    public static boolean isConsistent(long input, long cached, long cacheWrite, long cacheWrite12h, long output, long mediaInput,
            long mediaCached,
            long mediaOutput) {
        long part = cached + cacheWrite + cacheWrite12h;
        return part <= input && mediaCached <= cached && mediaInput <= input - part && mediaOutput <= output;
    }

    /** @throws BadValue naming the part that is more than its whole */
    public static Counts of(long requests, long input, long cached, long cacheWrite, long cacheWrite12h, long output, long mediaInput,
            long mediaCached, long mediaOutput, CountNames names) throws BadValue {
        if (isConsistent(input, cached, cacheWrite, cacheWrite12h, output, mediaInput, mediaCached, mediaOutput)) {
            return new Counts(requests, input, cached, cacheWrite, cacheWrite12h, output, mediaInput, mediaCached, mediaOutput);
        }
        if (cached > input) {
            throw part(names.cached(), cached, names.input(), input);
        }
        if (cached + cacheWrite > input) {
            throw new BadValue(names.cacheWrite(), Long.toString(cacheWrite),
                    "is more than " + names.input() + " '" + input + "' less its cached part '" + cached + "'");
        }
        if (cached + cacheWrite + cacheWrite12h > input) {
            throw new BadValue(names.cacheWrite12h(), Long.toString(cacheWrite12h), "is more than " + names.input() + " '" + input
                    + "' less its cached part '" + cached + "' and the cache writes of 30 minutes '" + cacheWrite + "'");
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
                "is more than " + names.input() + " '" + input + "' less its cached parts '"
                        + (isBoth ? cacheWrite + cacheWrite12h : cached + cacheWrite + cacheWrite12h) + "'");
    }

    /** Spelled out like that of a usage record. */
    @Override
    public int hashCode() {
        long hash = requests;
        for (long count : new long[] {input, cached, cacheWrite, cacheWrite12h, output, mediaInput, mediaCached, mediaOutput}) {
            hash = hash * 31 + count;
        }
        return Long.hashCode(hash);
    }

    private static BadValue part(String partName, long part, String wholeName, long whole) {
        return new BadValue(partName, Long.toString(part), "is more than " + wholeName + " '" + whole + "', which it is a part of");
    }

    /** Counts of text alone, of which nothing was cached. */
    public static Counts ofText(long requests, long input, long output) {
        return new Counts(requests, input, 0, 0, 0, output, 0, 0, 0);
    }

    /** Whether a request with this input is priced as one of long context, the whole of it. */
    public boolean isLongContext() {
        return input > LONGEST_SHORT_INPUT;
    }
}
