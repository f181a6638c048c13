package dev.ftcost.focus;

import dev.ftcost.ledger.Ledger;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What all charges of a price and meter have in common, before it is put into the words of FOCUS.
 *
 * @param jobId the job of a training; null for usage
 * @param byHour whether hours are charged, and not tokens
 * @param longContext whether the price is that of requests of more than 272,000 input tokens
 * @param listUnitPrice its own price where the list has none: FOCUS forbids an empty one
 * @param rate where its price stands; null for what is free on no card
 */
record FocusLine(int number, String model, String baseModel, String sku, boolean fineTuned, String tier, String meter, String jobId,
        boolean byHour, boolean longContext, BigDecimal unitPrice, BigDecimal listUnitPrice, String rate) {

    static FocusLine of(Ledger ledger, ResultSet row) throws SQLException {
        BigDecimal list = row.getBigDecimal("list_unit_price");
        Integer rate = row.getObject("rate_id", Integer.class);
        return new FocusLine(row.getInt("line_number"), row.getString("model"), row.getString("base_model"), row.getString("sku"),
                row.getBoolean("fine_tuned"), row.getString("service_tier"), row.getString("meter"), row.getString("job_id"),
                row.getBoolean("by_hour"), rate != null && ledger.rate(rate).longContext(),
                row.getBigDecimal("unit_price"), list == null ? row.getBigDecimal("unit_price") : list,
                rate == null ? null : ledger.rate(rate).place());
    }

    /** Whether the list has the same price, or none. */
    boolean isAtList() {
        return unitPrice.compareTo(listUnitPrice) == 0;
    }

    String meterName() {
        return switch (meter) {
            case "input" -> "Input Tokens";
            case "cached_input" -> "Cached Input Tokens";
            case "cache_write" -> "Cache Write Tokens";
            case "cache_write_12h" -> "12-Hour Cache Write Tokens";
            case "output" -> "Output Tokens";
            case "media_input" -> "Audio and Image Input Tokens";
            case "media_cached_input" -> "Cached Audio and Image Input Tokens";
            case "media_output" -> "Audio and Image Output Tokens";
            case "training" -> "Training Tokens";
            case "training_hours" -> "Training Hours";
            default -> throw new IllegalArgumentException("no meter is called " + meter);
        };
    }

    String description() {
        return jobId == null ? meterName() + " of " + model + ", " + tier + " tier" + (longContext ? ", long context" : "")
                : "Training of " + model + ", job " + jobId;
    }

    String skuId() {
        return sku + "/" + meter;
    }

    String skuPriceId() {
        return skuId() + "/" + tier + (longContext ? "/long" : "");
    }

    /** The suffix of a fine-tuned model, the one part of its id that a person chose; null when there is none. */
    String displayName() {
        String[] parts = model.split(":", -1);
        return model.startsWith("ft:") && parts.length > 3 && !parts[3].isEmpty() ? parts[3] : null;
    }

    /** What all charges of a price have in common. */
    String priceDetails() {
        return "{\"x_BaseModel\":\"" + escaped(sku.startsWith("ft:") ? sku.substring(3) : sku) + "\",\"x_FineTuned\":" + fineTuned
                + ",\"x_ServiceTier\":\"" + escaped(tier) + "\"" + (longContext ? ",\"x_Context\":\"long\"}" : "}");
    }

    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
