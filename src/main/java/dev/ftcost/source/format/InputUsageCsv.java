package dev.ftcost.source.format;

import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.Bucket;
import dev.ftcost.source.row.Row;
import java.util.List;

/** The dashboard's {@code embeddings_usage} and {@code moderations_usage} CSV: tokens go in and none come out. */
final class InputUsageCsv implements Format {
    /** Columns of completions; a file with one of these and without output tokens has lost a column. */
    private static final List<String> OF_COMPLETIONS = List.of("output_tokens", "batch", "service_tier", "input_cached_tokens",
            "input_uncached_tokens");

    @Override
    public String title() {
        return "embeddings or moderations usage export (CSV)";
    }

    @Override
    public Facts facts() {
        return Facts.USAGE;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasColumns("start_time", "end_time", "input_tokens", "num_model_requests")
                && head.header().stream().noneMatch(OF_COMPLETIONS::contains);
    }

    @Override
    public Activity activity(FileHead head, Activity ofName) {
        return ofName == Activity.MODERATIONS ? ofName : Activity.EMBEDDINGS;
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        Bucket bucket = Bucket.of(row);
        if (row.isBlank("project_id", "user_id", "api_key_id", "model", "input_tokens", "num_model_requests")) {
            sink.emptyBucket(bucket.start(), bucket.end());
            return;
        }
        sink.usage(UsageCounts.row(Activity.ofModel(row.text("model")), row, bucket, UsageCounts.ofInput(row)));
    }
}
