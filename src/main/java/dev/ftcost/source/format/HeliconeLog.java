package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.CountNames;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.row.CachedInput;
import dev.ftcost.source.row.Row;
import dev.ftcost.source.row.Vendors;

/** Helicone's requests, as CSV or JSON: one request a row. */
final class HeliconeLog implements Format {
    private static final int FIRST_ERROR = 400;

    @Override
    public String title() {
        return "Helicone request log";
    }

    @Override
    public Facts facts() {
        return Facts.REQUESTS;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasFields("request_id", "request_created_at", "prompt_tokens") || head.hasFields("request_created_at", "response_id");
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        if (!row.has("request_created_at") && !row.has("request_id")) {
            throw ObjectTypes.stranger(row);
        }
        String status = row.text("response_status");
        boolean failed = status != null && status.matches("\\d{3}(\\.0)?") && Integer.parseInt(status.substring(0, 3)) >= FIRST_ERROR;
        if (failed || Vendors.isOther(row.text("provider"))) {
            sink.empty();
            return;
        }
        sink.request(
                new RequestRecord(row.requestId("request_id"), row.firstInstant("request_created_at", "response_created_at"), null, null,
                        Vendors.model(row.firstText("response_model", "model_override", "request_model")), null, null, counts(row)));
    }

    private static Counts counts(Row row) throws BadValue {
        long prompt = row.requiredCount("prompt_tokens");
        long output = row.requiredCount("completion_tokens");
        CachedInput inCache = CachedInput.of(CachedInput.Place.of(row));
        long cached = inCache.read();
        long written = inCache.written();
        Long total = row.count("total_tokens");
        // Older versions store the prompt without its cached part; the total shows which it is.
        long input = total == null || total == prompt + output ? prompt : prompt + cached + written + inCache.written12h();
        if (total != null && total != input + output) {
            throw new BadValue("total_tokens", total.toString(), "is not the sum of its parts");
        }
        return Completion.counts(1, input, cached, written, inCache.written12h(), output, row.countOrZero("prompt_audio_tokens"),
                row.countOrZero("completion_audio_tokens"),
                CountNames.of("prompt_tokens", inCache.readName(), inCache.writtenName(), "completion_tokens", "prompt_audio_tokens",
                        "completion_audio_tokens"));
    }
}
