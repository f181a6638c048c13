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
        return head.hasFields("date", "prompt_tokens", "completion_tokens", "api_requests")
                || head.hasColumns("Date", "Prompt Tokens", "Completion Tokens", "Requests");
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        // The dashboard's export has the same columns by other names.
        boolean ofDashboard = row.has("Date");
        String day = ofDashboard ? "Date" : "date";
        String requests = ofDashboard ? "Requests" : "api_requests";
        String input = ofDashboard ? "Prompt Tokens" : "prompt_tokens";
        String output = ofDashboard ? "Completion Tokens" : "completion_tokens";
        if (!row.has(day) || !row.has(requests)) {
            throw ObjectTypes.stranger(row);
        }
        if (Vendors.isOther(row.text("custom_llm_provider"))) {
            sink.empty();
            return;
        }
        Bucket bucket = Bucket.day(row.firstInstant(day));
        CachedInput cached = CachedInput.of(CachedInput.Place.of(row));
        Counts counts = Counts.of(row.requiredCount(requests), row.requiredCount(input), cached.read(), cached.written(),
                cached.written12h(), row.requiredCount(output), 0, 0, 0,
                CountNames.of(input, cached.readName(), cached.writtenName(), output, "", ""));
        String model = Vendors.model(row.firstText("model", "Model"));
        sink.usage(
                new UsageRecord(Activity.ofModelOrCompletions(model), bucket.start(), bucket.end(), null, null, row.text("api_key"), model,
                        null, null, counts));
    }
}
