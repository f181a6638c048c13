package dev.ftcost.source;

import java.util.Set;

/** The dashboard's {@code completions_usage} CSV of every header generation, by column name. */
final class UsageCsv implements Format {
    private static final Set<String> COUNTS = Set.of("start_time", "end_time", "num_model_requests", "input_tokens", "output_tokens",
            "input_cached_tokens", "input_cache_write_tokens");
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
    public boolean recognises(Head head) {
        return head.hasColumns("start_time", "end_time", "input_tokens", "output_tokens", "num_model_requests");
    }

    @Override
    public String scan() {
        return "usage_csv";
    }

    @Override
    public String scanType(String column) {
        return COUNTS.contains(column) ? "DOUBLE" : "VARCHAR";
    }

    @Override
    public void read(Fields row, RowSink sink) throws BadValue {
        Bucket bucket = Bucket.of(row);
        if (row.isBlank(NAMES)) {
            sink.emptyBucket(bucket.start(), bucket.end());
            return;
        }
        sink.usage(UsageCounts.row(row, bucket, UsageCounts.of(row)));
    }
}
