package dev.ftcost.source.format;

import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.CountNames;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.UsageRecord;
import dev.ftcost.source.row.Bucket;
import dev.ftcost.source.row.CachedInput;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;
import dev.ftcost.source.row.Vendors;
import java.util.ArrayList;
import java.util.List;

/**
 * LiteLLM's daily tables, as CSV or JSON: a day, a key and a model a row. And what its proxy answers about daily activity: each day breaks the
 * same usage down by model, by key, by provider and so on. There the breakdown by model counts, with its keys where they add up to the model;
 * all others are the same tokens again.
 */
final class LiteLlmDaily implements Format {
    private static final String REQUESTS = "api_requests";
    private static final String INPUT = "prompt_tokens";
    private static final String OUTPUT = "completion_tokens";

    @Override
    public String title() {
        return "LiteLLM daily spend";
    }

    @Override
    public Facts facts() {
        return Facts.USAGE;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasFields("date", INPUT, OUTPUT, REQUESTS) || head.hasColumns("Date", "Prompt Tokens", "Completion Tokens", "Requests")
                || head.hasItem(item -> isDay(item) || item.items("results").stream().anyMatch(LiteLlmDaily::isDay));
    }

    private static boolean isDay(JsonRow item) {
        return item != null && item.has("date") && item.item("metrics") != null && item.item("breakdown") != null;
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        if (row instanceof JsonRow item && isDay(item)) {
            day(item, sink);
        } else if (row instanceof JsonRow item && item.isArray("results") && item.item("metadata") != null) {
            page(item, sink);
        } else {
            ofTable(row, sink);
        }
    }

    private static void ofTable(Row row, RecordSink sink) throws BadValue {
        // The dashboard's export has the same columns by other names.
        boolean ofDashboard = row.has("Date");
        String day = ofDashboard ? "Date" : "date";
        String requests = ofDashboard ? "Requests" : REQUESTS;
        String input = ofDashboard ? "Prompt Tokens" : INPUT;
        String output = ofDashboard ? "Completion Tokens" : OUTPUT;
        if (!row.has(day) || !row.has(requests)) {
            throw ObjectTypes.stranger(row);
        }
        if (Vendors.isOther(row.text("custom_llm_provider"))) {
            sink.empty();
            return;
        }
        Bucket bucket = Bucket.day(row.firstInstant(day));
        CachedInput cached = CachedInput.of(CachedInput.Place.of(row));
        Counts counts = Counts.of(row.requiredCount(requests), row.requiredCount(input), cached.read(), cached.written(),
                cached.written12h(), row.requiredCount(output), 0, 0, 0,
                CountNames.of(input, cached.readName(), cached.writtenName(), output, "", ""));
        sink.usage(usage(bucket, row.firstText("model", "Model"), row.text("api_key"), counts));
    }

    private static UsageRecord usage(Bucket bucket, String name, String key, Counts counts) {
        String model = Vendors.model(name);
        return new UsageRecord(Activity.ofModelOrCompletions(model), bucket.start(), bucket.end(), null, null, key, model, null, null,
                counts);
    }

    private static void page(JsonRow page, RecordSink sink) {
        for (JsonRow day : page.items("results")) {
            if (day == null || !isDay(day)) {
                sink.reject(day == null ? page.line() : day.line(), "results", "", "is not a day of activity");
                continue;
            }
            try {
                day(day, sink);
            } catch (BadValue bad) {
                sink.reject(day.line(), bad);
            }
        }
        if (page.items("results").isEmpty()) {
            sink.empty();
        }
        if (!page.endNumbered("metadata.", sink)) {
            sink.pageEnd("true".equals(page.peek("metadata.has_more")));
        }
    }

    /** A day is taken whole or not at all. */
    private static void day(JsonRow day, RecordSink sink) throws BadValue {
        Bucket bucket = Bucket.day(day.instant("date"));
        List<UsageRecord> rows = new ArrayList<>();
        int ofOthers = 0;
        JsonRow models = day.item("breakdown.models");
        if (models == null || models.names().isEmpty()) {
            rows.add(row(bucket, null, null, day.item("metrics")));
        } else {
            for (String model : models.names()) {
                if (isOfOtherVendor(model)) {
                    ofOthers++;
                } else {
                    model(bucket, model, models.item(model), rows);
                }
            }
        }
        rows.removeIf(row -> row.counts().equals(Counts.NONE));
        rows.forEach(sink::usage);
        for (int other = 0; other < ofOthers; other++) {
            sink.empty();
        }
        if (rows.isEmpty()) {
            sink.emptyBucket(bucket.start(), bucket.end());
        }
    }

    private static void model(Bucket bucket, String name, JsonRow model, List<UsageRecord> rows) throws BadValue {
        if (model == null || model.item("metrics") == null) {
            throw new BadValue("breakdown.models", "", "has a model without metrics");
        }
        UsageRecord whole = row(bucket, name, null, model.item("metrics"));
        List<UsageRecord> ofKeys = new ArrayList<>();
        JsonRow keys = model.item("api_key_breakdown");
        for (String key : keys == null ? List.<String>of() : List.copyOf(keys.names())) {
            JsonRow metrics = keys.item(key) == null ? null : keys.item(key).item("metrics");
            if (metrics != null) {
                ofKeys.add(row(bucket, name, key, metrics));
            }
        }
        if (addUp(ofKeys, whole.counts())) {
            rows.addAll(ofKeys);
        } else {
            rows.add(whole);
        }
    }

    /** The proxy writes the vendor before the model where it is not the usual one. */
    private static boolean isOfOtherVendor(String model) {
        String bare = Vendors.model(model);
        return bare.indexOf('/') > 0 && !bare.startsWith("ft:");
    }

    private static boolean addUp(List<UsageRecord> parts, Counts whole) {
        return parts.stream().mapToLong(part -> part.counts().requests()).sum() == whole.requests()
                && parts.stream().mapToLong(part -> part.counts().input()).sum() == whole.input()
                && parts.stream().mapToLong(part -> part.counts().cached()).sum() == whole.cached()
                && parts.stream().mapToLong(part -> part.counts().cacheWrite()).sum() == whole.cacheWrite()
                && parts.stream().mapToLong(part -> part.counts().output()).sum() == whole.output();
    }

    private static UsageRecord row(Bucket bucket, String name, String key, JsonRow metrics) throws BadValue {
        CachedInput cached = CachedInput.of(CachedInput.Place.of(metrics));
        Counts counts = Counts.of(metrics.requiredCount(REQUESTS), metrics.requiredCount(INPUT), cached.read(), cached.written(),
                cached.written12h(), metrics.requiredCount(OUTPUT), 0, 0, 0,
                CountNames.of(INPUT, cached.readName(), cached.writtenName(), OUTPUT, "", ""));
        return usage(bucket, name, key, counts);
    }
}
