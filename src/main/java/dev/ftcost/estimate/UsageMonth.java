package dev.ftcost.estimate;

import dev.ftcost.database.Database;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.sheet.Money;
import dev.ftcost.usage.InputError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A model's newest complete month among the exports: what it was used for, as an estimate takes it. */
public record UsageMonth(String month, List<Volume> volumes, BigDecimal requests, List<Note> notes) {
    private static final int NAMED = 10;

    private record Tier(Volume volume, long requests, long media, long otherTiers) {}

    public static UsageMonth of(Ledger ledger, String model) {
        Database database = ledger.database();
        List<String> newest = database.query("estimate/newest_month", row -> row.getString(1), model);
        if (newest.isEmpty()) {
            throw new InputError(none(database, model));
        }
        List<Tier> tiers = database.query("estimate/month_of_model", row -> new Tier(new Volume(row.getString("tier"),
                BigDecimal.valueOf(row.getLong("input_tokens")), BigDecimal.valueOf(row.getLong("cached_input_tokens")),
                BigDecimal.valueOf(row.getLong("cache_write_tokens")),
                BigDecimal.valueOf(row.getLong("cache_write_12h_tokens")), BigDecimal.valueOf(row.getLong("output_tokens"))),
                row.getLong("requests"), row.getLong("media_tokens"), row.getLong("other_tier_requests")), model, newest.get(0));
        long requests = tiers.stream().mapToLong(Tier::requests).sum();
        return new UsageMonth(newest.get(0), tiers.stream().map(Tier::volume).toList(), BigDecimal.valueOf(requests),
                notes(tiers, model, newest.get(0), requests));
    }

    private static List<Note> notes(List<Tier> tiers, String model, String month, long requests) {
        List<Note> notes = new ArrayList<>();
        notes.add(new Note("usage", "A month is " + month + " of " + model + ": " + Money.count(requests) + " requests."));
        long media = tiers.stream().mapToLong(Tier::media).sum();
        if (media > 0) {
            notes.add(new Note("usage", Money.count(media) + " audio and image tokens are excluded; rate cards have no price for them."));
        }
        long others = tiers.stream().mapToLong(Tier::otherTiers).sum();
        if (others > 0) {
            notes.add(new Note("usage", Money.count(others)
                    + " requests of other service tiers count as standard; a fine-tuned model has standard and batch only."));
        }
        return notes;
    }

    private static String none(Database database, String model) {
        List<String> models = database.query("estimate/models", row -> row.getString(1));
        if (models.contains(model)) {
            return "--like '" + model + "': the exports cover no complete month of it; add the rest of the month.";
        }
        List<String> named = models.stream().filter(name -> !name.isEmpty()).limit(NAMED).toList();
        return "--like '" + model + "': the exports have no usage of it"
                + (named.isEmpty() ? "." : "; they have " + String.join(", ", named)
                        + (models.size() > NAMED ? ", …" : "") + ".");
    }
}
