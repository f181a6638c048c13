package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.Bucket;
import dev.ftcost.source.row.Costs;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;

/** Costs as JSON: the dashboard's export and the pages of the Admin API; the amount may be a number or a decimal string. */
final class CostPages implements Format {
    private static final String ENDPOINT = "/v1/organization/costs";
    private static final String OBJECT = "organization.costs.result";

    @Override
    public String title() {
        return "cost export (JSON)";
    }

    @Override
    public Facts facts() {
        return Facts.COSTS;
    }

    @Override
    public boolean recognises(FileHead head) {
        // A day without costs has no row to tell it by; ftcost pull writes the endpoint into its bucket.
        return head.hasItem(CostPages::isCost) || head.allItems(item -> item.isEmptyBucket() && ENDPOINT.equals(item.peek("endpoint")));
    }

    private static boolean isCost(JsonRow item) {
        return ObjectTypes.is(item, OBJECT) || item.bucket() != null && item.has("amount.value");
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        JsonRow item = (JsonRow) row;
        if (item.isEmptyBucket()) {
            Bucket bucket = Bucket.of(item);
            sink.emptyCostBucket(bucket.start(), bucket.end());
        } else if (isCost(item)) {
            boolean flat = item.has("amount_value");
            sink.cost(Costs.row(item, Bucket.around(item), flat ? "amount_value" : "amount.value",
                    flat ? "amount_currency" : "amount.currency"));
        } else {
            throw ObjectTypes.stranger(item);
        }
    }
}
