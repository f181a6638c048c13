package dev.ftcost.source;

/** {@code GET /v1/usage?date=…} of every generation: buckets of some minutes, known by their start. */
final class LegacyUsage implements Format {
    private static final long MINUTE = 60;

    @Override
    public String title() {
        return "usage of a day (JSON, before 2025)";
    }

    @Override
    public Facts facts() {
        return Facts.USAGE;
    }

    @Override
    public boolean recognises(Head head) {
        return head.hasItemWith("aggregation_timestamp") || head.hasItem(item -> item.isArray("ft_data") || isOtherMedium(item));
    }

    @Override
    public void read(Fields row, RowSink sink) throws BadValue {
        Item item = (Item) row;
        if (isOtherMedium(item)) {
            sink.empty();
            return;
        }
        if (!item.has("aggregation_timestamp") && !item.has("n_context_tokens_total")) {
            throw Kinds.stranger(item);
        }
        long start = item.epochSecond("aggregation_timestamp");
        sink.usage(new UsageRow(start, start + MINUTE, item.text("project_id"), null, item.text("api_key_id"), item.text("snapshot_id"),
                LegacyCounts.batch(item), null, LegacyCounts.of(item)));
    }

    /** Images, speech, storage and tools stand in lists of their own. */
    private static boolean isOtherMedium(Item item) {
        return item.from().matches("dalle_api_data|whisper_api_data|tts_api_data|assistant_code_interpreter_data|retrieval_storage_data");
    }
}
