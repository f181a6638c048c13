package dev.ftcost.source;

/** An export of nothing: the header has only the four time columns, and a usage export cannot be told from a cost export. */
final class EmptyExport implements Format {
    @Override
    public String title() {
        return "empty export (CSV)";
    }

    @Override
    public Facts facts() {
        return Facts.USAGE;
    }

    @Override
    public boolean recognises(Head head) {
        return head.hasColumns("start_time", "end_time", "start_time_iso", "end_time_iso") && head.header().size() == 4;
    }

    @Override
    public void read(Fields row, RowSink sink) throws BadValue {
        sink.emptyBucket(row.epochSecond("start_time"), row.epochSecond("end_time"));
    }
}
