package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.CountNames;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.row.CachedInput.Place;
import dev.ftcost.source.row.CachedInput;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;
import dev.ftcost.source.row.Vendors;
import java.util.Locale;

/** LiteLLM's {@code LiteLLM_SpendLogs} (CSV or JSON) and its standard logging payload: one request a row; the cached part is in the metadata. */
final class LiteLlmLog implements Format {
    private static final String DETAILS = "prompt_tokens_details.";
    private static final String USAGE_OBJECT = "metadata.usage_object.";

    @Override
    public String title() {
        return "LiteLLM spend log";
    }

    @Override
    public Facts facts() {
        return Facts.REQUESTS;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasFields("request_id", "call_type", "prompt_tokens", "completion_tokens")
                || head.hasFields("id", "call_type", "prompt_tokens", "completion_tokens", "startTime");
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        if (!row.has("request_id") && !row.has("call_type")) {
            throw ObjectTypes.stranger(row);
        }
        if (isUnbilled(row)) {
            sink.empty();
            return;
        }
        long input = row.requiredCount("prompt_tokens");
        long output = row.requiredCount("completion_tokens");
        String call = row.text("call_type");
        sink.request(new RequestRecord(row.requestId("request_id", "id"), row.firstInstant("startTime", "endTime"), null, null,
                Vendors.model(row.text("model")),
                call != null && call.contains("batch") ? Boolean.TRUE : null, null, counts(row, input, output)));
    }

    private static boolean isUnbilled(Row row) throws BadValue {
        String hit = row.text("cache_hit");
        String status = row.text("status");
        boolean failed = status != null && status.toLowerCase(Locale.ROOT).startsWith("fail");
        Long input = row.count("prompt_tokens");
        Long output = row.count("completion_tokens");
        // Images and speech are logged with no tokens at all.
        boolean none = input != null && input == 0 && output != null && output == 0;
        return failed || none || "true".equalsIgnoreCase(hit) || Vendors.isOther(row.text("custom_llm_provider"));
    }

    private static Counts counts(Row row, long input, long output) throws BadValue {
        JsonRow metadata = row.object("metadata");
        JsonRow usage = metadata == null ? null : metadata.object("usage_object");
        JsonRow more = metadata == null ? null : metadata.object("additional_usage_values");
        CachedInput cached = CachedInput.of(
                Place.ofObject(usage == null ? null : usage.item("prompt_tokens_details"), USAGE_OBJECT + DETAILS),
                Place.ofObject(usage, USAGE_OBJECT), Place.ofObject(more, "metadata.additional_usage_values."), Place.of(row));
        if (usage == null) {
            return Counts.of(1, input, cached.read(), cached.written(), cached.written12h(), output, 0, 0, 0, names(cached));
        }
        return Completion.counts(1, input, cached.read(), cached.written(), cached.written12h(), output,
                usage.countOrZero(DETAILS + "audio_tokens") + usage.countOrZero(DETAILS + "image_tokens"),
                usage.countOrZero("completion_tokens_details.audio_tokens"), names(cached));
    }

    private static CountNames names(CachedInput cached) {
        return CountNames.of("prompt_tokens", cached.readName(), cached.writtenName(), "completion_tokens",
                USAGE_OBJECT + DETAILS + "audio_tokens",
                USAGE_OBJECT + "completion_tokens_details.audio_tokens");
    }
}
