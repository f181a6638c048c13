package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.CostRecord;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.Bucket;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;
import java.math.BigDecimal;

/** {@code dashboard/billing/usage} of 2023: what each kind of model cost on a day, in cents. */
final class BillingUsage implements Format {
    private static final int CENTS = 2;

    @Override
    public String title() {
        return "daily costs of 2023 (JSON)";
    }

    @Override
    public Facts facts() {
        return Facts.COSTS;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasItem(item -> item.from().equals("daily_costs") && item.has("timestamp") || item.isArray("daily_costs"));
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        JsonRow day = (JsonRow) row;
        if (!day.isArray("line_items")) {
            throw ObjectTypes.stranger(day);
        }
        Bucket bucket = Bucket.day(day.firstInstant("timestamp"));
        if (day.items("line_items").isEmpty()) {
            sink.emptyCostBucket(bucket.start(), bucket.end());
        }
        for (JsonRow line : day.items("line_items")) {
            try {
                sink.cost(row(line, bucket));
            } catch (BadValue bad) {
                sink.reject(line == null ? day.line() : line.line(), bad);
            }
        }
    }

    private static CostRecord row(JsonRow line, Bucket bucket) throws BadValue {
        BigDecimal cents = line == null ? null : line.amount("cost");
        if (cents == null) {
            throw new BadValue("cost", "", "is blank; a row of costs has an amount");
        }
        return new CostRecord(bucket.start(), bucket.end(), line.text("name"), null, null, null, cents.movePointLeft(CENTS), null, null);
    }
}
