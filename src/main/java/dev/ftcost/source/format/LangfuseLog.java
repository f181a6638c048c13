package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.CountNames;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.row.CachedInput;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.KnownNames;
import dev.ftcost.source.row.Row;
import dev.ftcost.source.row.Vendors;
import java.util.Locale;
import java.util.Set;

/**
 * Langfuse's observations, as CSV or JSON. Its usage details are kinds of token next to each other: the input leaves
 * out what is cached, the output what was reasoned; older exports have two counts that hold everything.
 */
final class LangfuseLog implements Format {
    private static final Set<String> MODEL_CALLS = Set.of("GENERATION", "EMBEDDING");

    @Override
    public String title() {
        return "Langfuse observations";
    }

    @Override
    public Facts facts() {
        return Facts.REQUESTS;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasFields("id", "type", "startTime")
                && (head.header().contains("traceId") || head.header().contains("providedModelName")
                        || head.header().contains("usageDetails")
                        || head.hasItem(item -> item.names().contains("traceId") || item.names().contains("providedModelName")));
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        String type = row.text("type");
        if (type == null) {
            throw ObjectTypes.stranger(row);
        }
        if (!MODEL_CALLS.contains(type)) {
            sink.empty();
            return;
        }
        Counts counts = counts(row);
        if (counts == null && "ERROR".equals(row.text("level"))) {
            sink.empty();
        } else if (counts == null) {
            throw new BadValue("usageDetails", "", "is blank; what this generation used is unknown");
        } else {
            sink.request(new RequestRecord(row.requestId("id"), row.firstInstant("startTime"), null, null,
                    Vendors.model(row.firstText("providedModelName", "model", "internalModel")), null, null, counts));
        }
    }

    /** Null when the row does not say. */
    private static Counts counts(Row row) throws BadValue {
        JsonRow details = row.object("usageDetails");
        if (details != null && !details.names().isEmpty()) {
            return Usage.of(details);
        }
        Long input = row.firstCount("inputUsage", "promptTokens", "inputTokens");
        Long output = row.firstCount("outputUsage", "completionTokens", "outputTokens");
        JsonRow usage = input == null && output == null ? row.object("usage") : null;
        if (usage != null) {
            input = usage.firstCount("input", "promptTokens");
            output = usage.firstCount("output", "completionTokens");
        }
        CachedInput cached = CachedInput.of(CachedInput.Place.ofObject(usage, "usage."), CachedInput.Place.of(row));
        return input == null && output == null ? null
                : Counts.of(1, input == null ? 0 : input, cached.read(), cached.written(), cached.written12h(), output == null ? 0 : output,
                        0, 0, 0,
                        CountNames.of("inputUsage", cached.readName(), cached.writtenName(), "outputUsage", "", ""));
    }

    /** The usage details of a Langfuse observation: a count for each kind of token, and a total. */
    private static final class Usage {
        private long input;
        private long cached;
        private long written;
        private long written12h;
        private long audioIn;
        private long output;
        private long audioOut;

        private Usage() {}

        static Counts of(JsonRow details) throws BadValue {
            Usage usage = new Usage();
            for (String kind : details.names()) {
                usage.add(kind, count(details, kind));
            }
            long wholeInput = firstOrZero(details, "input", "prompt_tokens", "input_tokens");
            long wholeOutput = firstOrZero(details, "output", "completion_tokens", "output_tokens");
            long whole = wholeInput + wholeOutput;
            Long total = details.firstCount("total", "total_tokens");
            if (total != null && total == whole && total != usage.input + usage.output) {
                // Someone wrote OpenAI's own counts, in which the kinds are parts of the input.
                usage.input = wholeInput;
                usage.output = wholeOutput;
            } else if (total != null && total != usage.input + usage.output) {
                throw new BadValue("usageDetails.total", total.toString(), "is not the sum of its kinds");
            }
            return Completion.counts(1, usage.input, usage.cached, usage.written, usage.written12h, usage.output, usage.audioIn,
                    usage.audioOut,
                    CountNames.of("usageDetails.input", "usageDetails.input_cached_tokens", "usageDetails.input_cache_creation",
                            "usageDetails.output",
                            "usageDetails.input_audio_tokens", "usageDetails.output_audio_tokens"));
        }

        private static long firstOrZero(JsonRow details, String... names) throws BadValue {
            Long count = details.firstCount(names);
            return count == null ? 0 : count;
        }

        /** A kind may be called by anything, so that a fault names it only when it is known. */
        private static long count(JsonRow details, String kind) throws BadValue {
            try {
                return details.countOrZero(kind);
            } catch (BadValue bad) {
                throw new BadValue("usageDetails." + KnownNames.shown(kind), bad.value(), bad.getMessage());
            }
        }

        private void add(String kind, long count) throws BadValue {
            CachedInput.Kind inCache = kind.toLowerCase(Locale.ROOT).contains("cache") && !kind.startsWith("output")
                    ? CachedInput.kind(kind)
                    : CachedInput.Kind.NONE;
            if (inCache == CachedInput.Kind.UNKNOWN && count > 0) {
                throw new BadValue("usageDetails." + KnownNames.shown(kind), Long.toString(count),
                        "is an unknown cache count; the cached part of the input is unknown");
            }
            if (kind.startsWith("output") || kind.startsWith("completion")) {
                output += count;
                audioOut += kind.contains("audio") ? count : 0;
            } else if (inCache != CachedInput.Kind.NONE || kind.startsWith("input") || kind.startsWith("prompt")) {
                input += count;
                written12h += inCache == CachedInput.Kind.WRITE_12H ? count : 0;
                written += inCache == CachedInput.Kind.WRITE ? count : 0;
                cached += inCache == CachedInput.Kind.READ ? count : 0;
                audioIn += inCache == CachedInput.Kind.NONE && (kind.contains("audio") || kind.contains("image")) ? count : 0;
            }
        }
    }
}
