package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.CountNames;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;
import java.util.Locale;

/** LiteLLM's {@code LiteLLM_SpendLogs}, as CSV or JSON: one request a row; the cached part is in the metadata. */
final class LiteLlmLog implements Format {
    private static final String DETAILS = "prompt_tokens_details.";
    private static final String USAGE = "metadata.usage_object.";
    private static final CountNames NAMES = CountNames.of("prompt_tokens", USAGE + DETAILS + "cached_tokens", USAGE + DETAILS + "cache_write_tokens",
            "completion_tokens", USAGE + DETAILS + "audio_tokens", USAGE + "completion_tokens_details.audio_tokens");

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
        return head.hasFields("request_id", "call_type", "prompt_tokens", "completion_tokens");
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
        sink.request(new RequestRecord(row.text("request_id"), row.firstInstant("startTime", "endTime"), null, null, Vendors.model(row.text("model")),
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
        if (usage == null) {
            return Counts.ofText(1, input, output);
        }
        Long cached = usage.firstCount(DETAILS + "cached_tokens", "cache_read_input_tokens");
        Long written = usage.firstCount(DETAILS + "cache_write_tokens", DETAILS + "cache_creation_tokens", "cache_creation_input_tokens");
        return Completion.counts(1, input, cached == null ? 0 : cached, written == null ? 0 : written, output,
                usage.countOrZero(DETAILS + "audio_tokens") + usage.countOrZero(DETAILS + "image_tokens"),
                usage.countOrZero("completion_tokens_details.audio_tokens"), NAMES);
    }
}
