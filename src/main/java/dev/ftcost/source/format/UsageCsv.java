package dev.ftcost.source.format;

import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.Bucket;
import dev.ftcost.source.row.Row;

/** The dashboard's {@code completions_usage} and {@code decisions_usage} CSV of every header generation, by column name. */
public final class UsageCsv implements Format {
    private static final String[] NAMES = {"project_id", "user_id", "api_key_id", "model", "batch", "service_tier", "num_model_requests",
            "input_tokens", "output_tokens"};

    @Override
    public String title() {
        return "usage export (CSV)";
    }

    @Override
    public Facts facts() {
        return Facts.USAGE;
    }

    @Override
    public Activity activity(FileHead head, Activity ofName) {
        return ofName == Activity.DECISIONS ? ofName : Activity.COMPLETIONS;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasColumns("start_time", "end_time", "input_tokens", "output_tokens", "num_model_requests");
    }

    @Override
    public PlainRows plainRows() {
        return PlainRows.USAGE_CSV;
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        Bucket bucket = Bucket.of(row);
        if (row.isBlank(NAMES)) {
            sink.emptyBucket(bucket.start(), bucket.end());
            return;
        }
        sink.usage(UsageCounts.row(null, row, bucket, UsageCounts.of(row)));
    }
}
