package dev.ftcost.source.format;

import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.CountNames;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.UsageRecord;
import dev.ftcost.source.row.Bucket;
import dev.ftcost.source.row.CachedInput;
import dev.ftcost.source.row.Row;
import java.util.Set;

/** The counts of a usage row, the same names in CSV and in JSON. */
final class UsageCounts {
    /** The rest of the input, and the parts of what is cached of it. */
    private static final Set<String> PARTS = Set.of("input_uncached_tokens", "input_cached_text_tokens", "input_cached_audio_tokens",
            "input_cached_image_tokens");

    private UsageCounts() {}

    /** @param activity null when the row does not say it */
    static UsageRecord row(Activity activity, Row row, Bucket bucket, Counts counts) throws BadValue {
        return new UsageRecord(activity, bucket.start(), bucket.end(), row.text("project_id"), row.text("user_id"), row.text("api_key_id"),
                row.text("model"), row.flag("batch"), row.text("service_tier"), counts);
    }

    /** The counts of embeddings and moderations, which put nothing out. */
    static Counts ofInput(Row row) throws BadValue {
        return Counts.ofText(row.requiredCount("num_model_requests"), row.requiredCount("input_tokens"), 0);
    }

    static Counts of(Row row) throws BadValue {
        long input = row.requiredCount("input_tokens");
        CachedInput inCache = CachedInput.of(CachedInput.Place.of(row, PARTS));
        long cached = inCache.read();
        long cacheWrite = inCache.written();
        long cacheWrite12h = inCache.written12h();
        long mediaInput = row.countOrZero("input_audio_tokens") + row.countOrZero("input_image_tokens");
        long mediaCached = row.countOrZero("input_cached_audio_tokens") + row.countOrZero("input_cached_image_tokens");
        if (!row.has("input_cached_audio_tokens")) {
            // Before September 2025 the audio column held the cached part too: it is what cannot be cached text.
            mediaCached = Math.max(0, Math.min(cached, mediaInput + cached + cacheWrite + cacheWrite12h - input));
            mediaInput -= mediaCached;
        }
        return Counts.of(row.requiredCount("num_model_requests"), input, cached, cacheWrite, cacheWrite12h,
                row.requiredCount("output_tokens"), mediaInput,
                mediaCached, row.countOrZero("output_audio_tokens") + row.countOrZero("output_image_tokens"), names(row, inCache));
    }

    private static CountNames names(Row row, CachedInput inCache) throws BadValue {
        String mediaInput = medium(row, "input_audio_tokens", "input_image_tokens");
        return new CountNames("input_tokens", inCache.readName(), inCache.writtenName(), "input_cache_write_12h_tokens",
                "output_tokens", mediaInput,
                row.has("input_cached_audio_tokens") ? medium(row, "input_cached_audio_tokens", "input_cached_image_tokens") : mediaInput,
                medium(row, "output_audio_tokens", "output_image_tokens"));
    }

    /** The larger of two columns that are added up. */
    private static String medium(Row row, String audio, String image) throws BadValue {
        return row.countOrZero(image) > row.countOrZero(audio) ? image : audio;
    }
}
