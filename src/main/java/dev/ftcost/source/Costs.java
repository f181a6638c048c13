package dev.ftcost.source;

import java.math.BigDecimal;

/** A row of the bill, the same in CSV and in JSON. */
final class Costs {
    private Costs() {}

    static CostRow row(Fields row, Bucket bucket, String amountName, String currencyName) throws BadValue {
        BigDecimal amount = row.amount(amountName);
        if (amount == null) {
            throw new BadValue(amountName, "", "is blank; a row of costs has an amount");
        }
        String currency = row.text(currencyName);
        if (currency != null && !currency.equalsIgnoreCase("usd")) {
            throw new BadValue(currencyName, currency.matches("[A-Za-z]{3}") ? currency : "", "is not usd, the one currency that OpenAI bills in");
        }
        return new CostRow(bucket.start(), bucket.end(), row.text("line_item"), row.text("project_id"), row.text("user_id"), row.text("api_key_id"), amount,
                row.amount("quantity"), row.text("quantity_unit"));
    }
}
