package dev.ftcost.source;

/** The dashboard's {@code cost} CSV of every header generation: what OpenAI charged, a day and a line item. */
final class CostCsv implements Format {
    @Override
    public String title() {
        return "cost export (CSV)";
    }

    @Override
    public Facts facts() {
        return Facts.COSTS;
    }

    @Override
    public boolean recognises(Head head) {
        return head.hasColumns("start_time", "end_time", "amount_value") || head.isCsv() && head.header().equals(java.util.List.of("start_time", "end_time"));
    }

    @Override
    public void read(Fields row, RowSink sink) throws BadValue {
        long start = row.epochSecond("start_time");
        long end = row.epochSecond("end_time");
        if (row.raw("amount_value") == null && row.raw("line_item") == null) {
            sink.emptyBucket(start, end);
            return;
        }
        sink.cost(Costs.row(row, start, end, "amount_value", "amount_currency"));
    }
}
