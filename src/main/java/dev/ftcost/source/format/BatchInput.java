package dev.ftcost.source.format;

import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.Row;

/** The requests that a batch is made of: what they used stands in the batch's output. */
final class BatchInput implements Format {
    @Override
    public String title() {
        return "batch input (JSONL)";
    }

    @Override
    public Facts facts() {
        return Facts.NONE;
    }

    @Override
    public String whyNotCounted() {
        return "holds requests without their usage, which stands in the output file of the batch";
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.allItems(item -> item.has("custom_id") && item.has("url") && item.has("body"));
    }

    @Override
    public void read(Row row, RecordSink sink) {
        sink.empty();
    }
}
