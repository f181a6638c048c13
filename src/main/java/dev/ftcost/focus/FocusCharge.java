package dev.ftcost.focus;

import dev.ftcost.ledger.Ledger;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * A priced charge, before it is put into the words of FOCUS.
 *
 * @param billedCost what is billed, or the list cost while no bill is known; {@code costStatus} says which
 * @param rate where its price stands; null for what is free on no card
 */
record FocusCharge(LocalDate day, String project, String model, String baseModel, String sku, boolean fineTuned, String tier, String meter,
        String jobId, boolean byHour, BigDecimal consumed, BigDecimal priced, BigDecimal unitPrice, BigDecimal listCost, BigDecimal billedCost,
        String costStatus, BigDecimal retryOverhead, String rate) {

    static FocusCharge of(Ledger ledger, ResultSet row) throws SQLException {
        // Columns by number: a month may have millions of rows, and a name is looked up in each.
        Integer rate = row.getObject(10, Integer.class);
        return new FocusCharge(row.getObject(1, LocalDate.class), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                row.getBoolean(6), row.getString(7), row.getString(8), row.getString(9), row.getBoolean(11), row.getBigDecimal(12),
                row.getBigDecimal(13), row.getBigDecimal(14), row.getBigDecimal(15), row.getBigDecimal(16), row.getString(17),
                row.getBigDecimal(18), rate == null ? null : ledger.rate(rate).place());
    }

    String meterName() {
        return switch (meter) {
            case "input" -> "Input Tokens";
            case "cached_input" -> "Cached Input Tokens";
            case "cache_write" -> "Cache Write Tokens";
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
        return jobId == null ? meterName() + " of " + model + ", " + tier + " tier" : "Training of " + model + ", job " + jobId;
    }

    String skuId() {
        return sku + "/" + meter;
    }

    /** The suffix of a fine-tuned model, the one part of its id that a person chose; null when there is none. */
    String displayName() {
        String[] parts = model.split(":", -1);
        return model.startsWith("ft:") && parts.length > 3 && !parts[3].isEmpty() ? parts[3] : null;
    }

    /** What all charges of a price have in common. */
    String priceDetails() {
        return "{\"BaseModel\":\"" + escaped(sku.startsWith("ft:") ? sku.substring(3) : sku) + "\",\"FineTuned\":" + fineTuned
                + ",\"ServiceTier\":\"" + escaped(tier) + "\"}";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
