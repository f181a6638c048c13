package dev.ftcost.source.format;

import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.UsageRecord;
import dev.ftcost.source.row.Bucket;
import dev.ftcost.source.row.Row;

/** The {@code activity} export of every generation, CSV and JSON: a row a day, model and user, whose e-mail is passed over. */
final class ActivityExport implements Format {
    @Override
    public String title() {
        return "activity export";
    }

    @Override
    public Facts facts() {
        return Facts.USAGE;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasColumns("timestamp", "usage_type", "model") || head.hasItemWith("timestamp", "usage_type");
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        if (row.isBlank("timestamp", "usage_type", "n_context_tokens_total")) {
            throw ObjectTypes.stranger(row);
        }
        Bucket day = Bucket.day(row.firstInstant("timestamp"));
        String type = row.text("usage_type");
        if (type != null && !type.equalsIgnoreCase("text") && row.count("n_context_tokens_total") == null) {
            NotPriced.hand(row, sink);
            return;
        }
        String model = row.text("model");
        sink.usage(new UsageRecord(Activity.ofModelOrCompletions(model), day.start(), day.end(), row.text("project_id"), null,
                row.text("api_key_id"), model,
                LegacyCounts.batch(row), null, LegacyCounts.of(row)));
    }
}
