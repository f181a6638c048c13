package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.CountNames;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.row.CachedInput.Place;
import dev.ftcost.source.row.CachedInput;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;

/** The request behind an answer of the API, wherever the answer stands. */
final class Completion {
    private Completion() {}

    /** @param at the path of the answer inside the record, with its dot; empty when the record is the answer */
    static RequestRecord row(Row record, String at, Boolean batch) throws BadValue {
        long created = record.firstInstant(at + "created", at + "created_at");
        String id = record.requestId(at + "id");
        if (id == null) {
            throw new BadValue(at + "id", "", "is missing; a request counts once by its id");
        }
        return new RequestRecord(id, created, null, null, record.text(at + "model"), batch, record.text(at + "service_tier"),
                counts(record, at + "usage."));
    }

    private static Counts counts(Row record, String usage) throws BadValue {
        boolean chat = record.has(usage + "prompt_tokens");
        String input = usage + (chat ? "prompt_tokens" : "input_tokens");
        String output = usage + (chat ? "completion_tokens" : "output_tokens");
        String details = usage + (chat ? "prompt_tokens_details." : "input_tokens_details.");
        if (!record.has(input)) {
            throw new BadValue(usage + "prompt_tokens", "", "is missing; an answer without usage cannot be counted");
        }
        long tokens = record.requiredCount(input);
        JsonRow item = (JsonRow) record;
        // Runs of assistants have a word of their own for the details.
        String ofRun = usage + "prompt_token_details.";
        CachedInput cached = CachedInput.of(Place.ofObject(item.item(ofRun.substring(0, ofRun.length() - 1)), ofRun),
                Place.ofObject(item.item(details.substring(0, details.length() - 1)), details),
                Place.ofObject(item.item(usage.substring(0, usage.length() - 1)), usage));
        long media = record.countOrZero(details + "audio_tokens") + record.countOrZero(details + "image_tokens");
        String outputAudio = usage + (chat ? "completion_tokens_details." : "output_tokens_details.") + "audio_tokens";
        return counts(1, tokens, cached.read(), cached.written(), cached.written12h(), record.countOrZero(output), media,
                record.countOrZero(outputAudio),
                CountNames.of(input, cached.readName(), cached.writtenName(), output, details + "audio_tokens", outputAudio));
    }

    /** Counts of which is not said how much of the audio and image tokens was cached: only what cannot be text is taken as cached. */
    static Counts counts(long requests, long input, long cached, long cacheWrite, long cacheWrite12h, long output, long media,
            long mediaOutput,
            CountNames names) throws BadValue {
        long mediaCached = Math.max(0, Math.min(cached, media + cached + cacheWrite + cacheWrite12h - input));
        return Counts.of(requests, input, cached, cacheWrite, cacheWrite12h, output, media - mediaCached, mediaCached, mediaOutput, names);
    }
}
