package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.Bucket;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;

/** Usage as JSON: the dashboard's export, and the pages of the Admin API in whatever way they were put together. */
final class UsagePages implements Format {
    @Override
    public String title() {
        return "usage export (JSON)";
    }

    @Override
    public Facts facts() {
        return Facts.USAGE;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasItem(item -> ObjectTypes.isCompletionUsage(item) || ObjectTypes.isInputUsage(item))
                || head.allItems(JsonRow::isEmptyBucket);
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        JsonRow item = (JsonRow) row;
        if (item.isEmptyBucket()) {
            Bucket bucket = Bucket.of(item);
            sink.emptyBucket(bucket.start(), bucket.end());
        } else if (ObjectTypes.isCompletionUsage(item)) {
            sink.usage(UsageCounts.row(ObjectTypes.activity(item), item, Bucket.around(item), UsageCounts.of(item)));
        } else if (ObjectTypes.isInputUsage(item)) {
            sink.usage(UsageCounts.row(ObjectTypes.activity(item), item, Bucket.around(item), UsageCounts.ofInput(item)));
        } else if (ObjectTypes.isOtherUsage(item)) {
            NotPriced.hand(item, sink);
        } else {
            throw ObjectTypes.stranger(item);
        }
    }
}
