package dev.ftcost.source;

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
    public boolean recognises(Head head) {
        return head.hasColumns("timestamp", "usage_type", "model") || head.hasItemWith("timestamp", "usage_type");
    }

    @Override
    public void read(Fields row, RowSink sink) throws BadValue {
        if (row.isBlank("timestamp", "usage_type", "n_context_tokens_total")) {
            throw Kinds.stranger(row);
        }
        Bucket day = Bucket.day(row.firstInstant("timestamp"));
        String type = row.text("usage_type");
        if (type != null && !type.equalsIgnoreCase("text") && row.count("n_context_tokens_total") == null) {
            sink.empty();
            return;
        }
        sink.usage(new UsageRow(day.start(), day.end(), row.text("project_id"), null, row.text("api_key_id"), row.text("model"),
                LegacyCounts.batch(row), null, LegacyCounts.of(row)));
    }
}
