package dev.ftcost.source.format;

import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.CountNames;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.UsageRecord;
import dev.ftcost.source.row.Bucket;
import dev.ftcost.source.row.CachedInput;
import dev.ftcost.source.row.Row;
import dev.ftcost.source.row.Vendors;

/** LiteLLM's daily tables, as CSV or JSON: a day, a key and a model a row. */
final class LiteLlmDaily implements Format {
    @Override
    public String title() {
        return "LiteLLM daily spend";
    }

    @Override
    public Facts facts() {
        return Facts.USAGE;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasFields("date", "prompt_tokens", "completion_tokens", "api_requests");
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        if (!row.has("date") || !row.has("api_requests")) {
            throw ObjectTypes.stranger(row);
        }
        if (Vendors.isOther(row.text("custom_llm_provider"))) {
            sink.empty();
            return;
        }
        Bucket day = Bucket.day(row.firstInstant("date"));
        CachedInput cached = CachedInput.of(CachedInput.Place.of(row));
        Counts counts = Counts.of(row.requiredCount("api_requests"), row.requiredCount("prompt_tokens"), cached.read(), cached.written(),
                cached.written12h(),
                row.requiredCount("completion_tokens"), 0, 0, 0,
                CountNames.of("prompt_tokens", cached.readName(), cached.writtenName(), "completion_tokens", "", ""));
        String model = Vendors.model(row.text("model"));
        sink.usage(new UsageRecord(Activity.ofModelOrCompletions(model), day.start(), day.end(), null, null, row.text("api_key"), model,
                null, null, counts));
    }
}
