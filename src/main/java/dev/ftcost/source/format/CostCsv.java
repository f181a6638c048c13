package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.Bucket;
import dev.ftcost.source.row.Costs;
import dev.ftcost.source.row.Row;
import java.util.List;

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
    public boolean recognises(FileHead head) {
        // A bill of nothing, before June 2025, has its two time columns and no more.
        return head.hasColumns("start_time", "end_time", "amount_value") || head.header().equals(List.of("start_time", "end_time"));
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        Bucket bucket = Bucket.of(row);
        if (row.isBlank("amount_value", "line_item", "project_id", "user_id", "api_key_id", "quantity", "organization_id")) {
            sink.emptyCostBucket(bucket.start(), bucket.end());
            return;
        }
        sink.cost(Costs.row(row, bucket, "amount_value", "amount_currency"));
    }
}
