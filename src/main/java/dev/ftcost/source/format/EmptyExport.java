package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.Bucket;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;

/**
 * An export of nothing: a header with only the four time columns, or a page without data. Whether it is of usage or of
 * costs is unknown.
 */
final class EmptyExport implements Format {
    @Override
    public String title() {
        return "empty export";
    }

    @Override
    public Facts facts() {
        return Facts.USAGE;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasColumns("start_time", "end_time", "start_time_iso", "end_time_iso") && head.header().size() == 4
                || head.allItems(item -> item.isArray("data") && isList(item));
    }

    private static boolean isList(JsonRow item) {
        return "page".equals(item.peek("object")) || "list".equals(item.peek("object"));
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        Bucket bucket = Bucket.around(row);
        if (row instanceof JsonRow item && !item.isEmptyBucket()) {
            throw ObjectTypes.stranger(item);
        }
        sink.emptyBucket(bucket.start(), bucket.end());
    }
}
