package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.CountNames;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.KnownNames;

/** The usage details of a Langfuse observation: a count for each kind of token, and a total. */
final class LangfuseUsage {
    private long input;
    private long cached;
    private long written;
    private long audioIn;
    private long output;
    private long audioOut;

    private LangfuseUsage() {}

    static Counts of(JsonRow details) throws BadValue {
        LangfuseUsage usage = new LangfuseUsage();
        for (String kind : details.names()) {
            usage.add(kind, count(details, kind));
        }
        long whole = details.countOrZero("input") + details.countOrZero("output");
        Long total = details.count("total");
        if (total != null && total == whole && total != usage.input + usage.output) {
            // Someone wrote OpenAI's own counts, in which the kinds are parts of the input.
            usage.input = details.countOrZero("input");
            usage.output = details.countOrZero("output");
        } else if (total != null && total != usage.input + usage.output) {
            throw new BadValue("usageDetails.total", total.toString(), "is not the sum of its kinds");
        }
        return Completion.counts(1, usage.input, usage.cached, usage.written, 0, usage.output, usage.audioIn, usage.audioOut,
                CountNames.of("usageDetails.input", "usageDetails.input_cached_tokens", "usageDetails.input_cache_creation", "usageDetails.output",
                        "usageDetails.input_audio_tokens", "usageDetails.output_audio_tokens"));
    }

    /** A kind may be called by anything, so that a fault names it only when it is known. */
    private static long count(JsonRow details, String kind) throws BadValue {
        try {
            return details.countOrZero(kind);
        } catch (BadValue bad) {
            throw new BadValue("usageDetails." + KnownNames.shown(kind), bad.value(), bad.getMessage());
        }
    }

    private void add(String kind, long count) {
        boolean cache = kind.contains("cache");
        if (kind.startsWith("output") || kind.startsWith("completion")) {
            output += count;
            audioOut += kind.contains("audio") ? count : 0;
        } else if (kind.startsWith("input") || kind.startsWith("prompt") || cache) {
            boolean write = cache && (kind.contains("write") || kind.contains("creation"));
            input += count;
            written += write ? count : 0;
            cached += cache && !write ? count : 0;
            audioIn += !cache && (kind.contains("audio") || kind.contains("image")) ? count : 0;
        }
    }
}
