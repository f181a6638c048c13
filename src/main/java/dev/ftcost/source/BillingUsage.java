package dev.ftcost.source;

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
    public boolean recognises(Head head) {
        return head.hasItem(item -> item.from().equals("daily_costs") && item.has("timestamp") || item.isArray("daily_costs"));
    }

    @Override
    public void read(Fields row, RowSink sink) throws BadValue {
        Item day = (Item) row;
        if (!day.isArray("line_items")) {
            throw Kinds.stranger(day);
        }
        Bucket bucket = Bucket.day(day.firstInstant("timestamp"));
        if (day.items("line_items").isEmpty()) {
            sink.emptyBucket(bucket.start(), bucket.end());
        }
        for (Item line : day.items("line_items")) {
            try {
                sink.cost(row(line, bucket));
            } catch (BadValue bad) {
                sink.reject(line == null ? day.line() : line.line(), bad);
            }
        }
    }

    private static CostRow row(Item line, Bucket bucket) throws BadValue {
        BigDecimal cents = line == null ? null : line.amount("cost");
        if (cents == null) {
            throw new BadValue("cost", "", "is blank; a row of costs has an amount");
        }
        return new CostRow(bucket.start(), bucket.end(), line.text("name"), null, null, null, cents.movePointLeft(CENTS), null, null);
    }
}
