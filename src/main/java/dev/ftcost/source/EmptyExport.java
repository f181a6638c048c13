package dev.ftcost.source;

/**
 * An export of nothing: a header with only the four time columns, or a page without data. Whether it is of usage or of
 * costs cannot be told.
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
    public boolean recognises(Head head) {
        return head.hasColumns("start_time", "end_time", "start_time_iso", "end_time_iso") && head.header().size() == 4
                || head.allItems(item -> item.isArray("data") && isList(item));
    }

    private static boolean isList(Item item) {
        return "page".equals(item.peek("object")) || "list".equals(item.peek("object"));
    }

    @Override
    public void read(Fields row, RowSink sink) throws BadValue {
        Bucket bucket = Bucket.around(row);
        if (row instanceof Item item && !item.isEmptyBucket()) {
            throw Kinds.stranger(item);
        }
        sink.emptyBucket(bucket.start(), bucket.end());
    }
}
