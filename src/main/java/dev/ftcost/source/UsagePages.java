package dev.ftcost.source;

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
    public boolean recognises(Head head) {
        return head.hasItem(item -> Kinds.isCompletionUsage(item) || Kinds.isInputUsage(item)) || head.allItems(Item::isEmptyBucket);
    }

    @Override
    public void read(Fields row, RowSink sink) throws BadValue {
        Item item = (Item) row;
        if (item.isEmptyBucket()) {
            Bucket bucket = Bucket.of(item);
            sink.emptyBucket(bucket.start(), bucket.end());
        } else if (Kinds.isCompletionUsage(item)) {
            sink.usage(UsageCounts.row(item, Bucket.around(item), UsageCounts.of(item)));
        } else if (Kinds.isInputUsage(item)) {
            sink.usage(UsageCounts.row(item, Bucket.around(item), UsageCounts.ofInput(item)));
        } else if (Kinds.isOtherUsage(item)) {
            sink.empty();
        } else {
            throw Kinds.stranger(item);
        }
    }
}
