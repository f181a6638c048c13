package dev.ftcost.source.row;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.CostRecord;
import java.math.BigDecimal;

/** A row of the bill, the same in CSV and in JSON. */
public final class Costs {
    private Costs() {}

    public static CostRecord row(Row row, Bucket bucket, String amountName, String currencyName) throws BadValue {
        BigDecimal amount = row.amount(amountName);
        if (amount == null) {
            throw new BadValue(amountName, "", "is blank; a row of costs has an amount");
        }
        String currency = row.text(currencyName);
        if (currency != null && !currency.equalsIgnoreCase("usd")) {
            throw new BadValue(currencyName, currency.matches("[A-Za-z]{3}") ? currency : "",
                    "is not usd, the one currency that OpenAI bills in");
        }
        return new CostRecord(bucket.start(), bucket.end(), row.text("line_item"), row.text("project_id"), row.text("user_id"),
                row.text("api_key_id"), amount,
                row.amount("quantity"), row.text("quantity_unit"), row.label("project_name"), row.label("organization_id"),
                row.label("organization_name"));
    }
}
