package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.CountNames;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.row.CachedInput;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;
import java.util.Set;

/**
 * Langfuse's observations, as CSV or JSON. Its usage details are kinds of token beside each other: the input leaves
 * out what is cached, the output what was reasoned; older exports have two counts that hold everything.
 */
final class LangfuseLog implements Format {
    private static final Set<String> MODEL_CALLS = Set.of("GENERATION", "EMBEDDING");

    @Override
    public String title() {
        return "Langfuse observations";
    }

    @Override
    public Facts facts() {
        return Facts.REQUESTS;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasFields("id", "type", "startTime") && (head.header().contains("traceId") || head.header().contains("providedModelName")
                || head.header().contains("usageDetails")
                || head.hasItem(item -> item.names().contains("traceId") || item.names().contains("providedModelName")));
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        String type = row.text("type");
        if (type == null) {
            throw ObjectTypes.stranger(row);
        }
        if (!MODEL_CALLS.contains(type)) {
            sink.empty();
            return;
        }
        Counts counts = counts(row);
        if (counts == null && "ERROR".equals(row.text("level"))) {
            sink.empty();
        } else if (counts == null) {
            throw new BadValue("usageDetails", "", "is blank; what this generation used is unknown");
        } else {
            sink.request(new RequestRecord(row.text("id"), row.firstInstant("startTime"), null, null,
                    Vendors.model(row.firstText("providedModelName", "model", "internalModel")), null, null, counts));
        }
    }

    /** Null when the row does not say. */
    private static Counts counts(Row row) throws BadValue {
        JsonRow details = row.object("usageDetails");
        if (details != null && !details.names().isEmpty()) {
            return LangfuseUsage.of(details);
        }
        Long input = row.firstCount("inputUsage", "promptTokens", "inputTokens");
        Long output = row.firstCount("outputUsage", "completionTokens", "outputTokens");
        JsonRow usage = input == null && output == null ? row.object("usage") : null;
        if (usage != null) {
            input = usage.firstCount("input", "promptTokens");
            output = usage.firstCount("output", "completionTokens");
        }
        CachedInput cached = CachedInput.of(CachedInput.Place.ofObject(usage, "usage."));
        return input == null && output == null ? null
                : Counts.of(1, input == null ? 0 : input, cached.read(), cached.written(), 0, output == null ? 0 : output, 0, 0, 0,
                        CountNames.of("inputUsage", cached.readName(), cached.writtenName(), "outputUsage", "", ""));
    }
}
