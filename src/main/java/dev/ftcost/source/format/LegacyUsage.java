package dev.ftcost.source.format;

import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.UsageRecord;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;

/** {@code GET /v1/usage?date=…} of every generation: buckets of some minutes, known by their start. */
final class LegacyUsage implements Format {
    private static final long MINUTE = 60;

    @Override
    public String title() {
        return "daily usage (JSON, before 2025)";
    }

    @Override
    public Facts facts() {
        return Facts.USAGE;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasItemWith("aggregation_timestamp") || head.hasItem(item -> item.isArray("ft_data") || isOtherMedium(item));
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        JsonRow item = (JsonRow) row;
        if (isOtherMedium(item)) {
            NotPriced.hand(item, sink);
            return;
        }
        if (!item.has("aggregation_timestamp") && !item.has("n_context_tokens_total")) {
            throw ObjectTypes.stranger(item);
        }
        long start = item.epochSecond("aggregation_timestamp");
        String model = item.text("snapshot_id");
        sink.usage(new UsageRecord(Activity.ofModelOrCompletions(model), start, start + MINUTE, item.text("project_id"), null,
                item.text("api_key_id"), model,
                LegacyCounts.batch(item), null, LegacyCounts.of(item)));
    }

    /** Images, speech, storage and tools stand in lists of their own. */
    private static boolean isOtherMedium(JsonRow item) {
        return item.from().matches("dalle_api_data|whisper_api_data|tts_api_data|assistant_code_interpreter_data|retrieval_storage_data");
    }
}
