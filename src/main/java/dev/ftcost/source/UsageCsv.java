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
        long start = row.epochSecond("start_time");
        long end = row.epochSecond("end_time");
        if (end <= start) {
            throw new BadValue("end_time", Long.toString(end), "is not after start_time '" + start + "'");
        }
        if (isEmpty(row)) {
            sink.emptyBucket(start, end);
            return;
        }
        sink.usage(new UsageRow(start, end, row.text("project_id"), row.text("user_id"), row.text("api_key_id"), row.text("model"),
                row.flag("batch"), row.text("service_tier"), UsageCounts.of(row)));
    }

    private static boolean isEmpty(Fields row) throws BadValue {
        for (String name : NAMES) {
            if (row.raw(name) != null) {
                return false;
            }
        }
        return true;
    }
}
