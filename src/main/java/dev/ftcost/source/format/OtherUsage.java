package dev.ftcost.source.format;

import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.Row;
import java.util.List;

/** Usage exports of images, speech, storage and tools: known, and not counted in tokens. */
final class OtherUsage implements Format {
    private static final List<String> COUNTS = List.of("images", "characters", "seconds", "usage_bytes", "num_sessions", "sessions", "num_requests");

    @Override
    public String title() {
        return "usage export of images, speech, storage or tools";
    }

    @Override
    public Facts facts() {
        return Facts.NONE;
    }

    @Override
    public boolean recognises(FileHead head) {
        boolean csv = head.hasColumns("start_time", "end_time") && head.header().stream().anyMatch(COUNTS::contains)
                && !head.header().contains("input_tokens") && !head.header().contains("output_tokens");
        return csv || head.allItems(item -> ObjectTypes.isOtherUsage(item) || item.isEmptyBucket());
    }

    @Override
    public void read(Row row, RecordSink sink) {
        sink.empty();
    }
}
