package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.JsonRow;
import java.util.Set;

/** Answers of the API of every kind; a file may hold several kinds, and each line says which it is. */
public final class Answers {
    private static final Set<String> OBJECTS = Set.of("chat.completion", "chat.completion.chunk", "text_completion", "response",
            "thread.run");
    /** Runs that ended and have no usage for it. */
    private static final Set<String> RUN_WITHOUT_USAGE = Set.of("cancelled", "expired");
    private static final int FIRST_ERROR = 400;

    private Answers() {}

    static void read(JsonRow line, RecordSink sink) throws BadValue {
        if (isUnbilled(line)) {
            sink.empty();
        } else if ("embedding".equals(line.peek("object"))) {
            embedding(line, sink);
        } else if (BatchOutput.isWrapper(line)) {
            wrapped(line, sink);
        } else if (isEvent(line)) {
            answer(line, "response.", null, sink);
        } else if (isAnswer(line)) {
            answer(line, "", null, sink);
        } else {
            throw ObjectTypes.stranger(line);
        }
    }

    static boolean isAnswer(JsonRow item) {
        String object = item.peek("object");
        return object == null ? item.has("id") && item.has("model") && item.item("usage") != null : OBJECTS.contains(object);
    }

    /** A refusal, a check of moderation (which is free), or a step of a run, whose usage is part of the run's. */
    private static boolean isUnbilled(JsonRow item) {
        return isError(item) || isModeration(item) || "thread.run.step".equals(item.peek("object"));
    }

    /** The body of a refused request, with whatever a client wrote next to it. */
    static boolean isError(JsonRow item) {
        return item.has("error") && !item.has("usage") && !item.has("model") && !item.has("object") && !item.has("response")
                && !item.has("body") && !item.names().contains("custom_id");
    }

    public static boolean isModeration(JsonRow item) {
        String id = item.peek("id");
        return id != null && id.startsWith("modr-") && item.isArray("results");
    }

    /** An answer of embeddings is a list of them, with neither id nor time: the first speaks for all. */
    private static void embedding(JsonRow embedding, RecordSink sink) throws BadValue {
        String index = embedding.peek("index");
        if (index == null || index.equals("0")) {
            throw new BadValue("created", "", "is missing: an answer of embeddings has no time; its usage export has");
        }
        sink.empty();
    }

    static boolean isEvent(JsonRow item) {
        return item.peek("type") != null && item.item("response") != null && "response".equals(item.peek("response.object"));
    }

    private static void wrapped(JsonRow line, RecordSink sink) throws BadValue {
        Long status = line.count("response.status_code");
        JsonRow body = line.item("response.body");
        if (line.item("response") == null && line.item("error") == null) {
            throw new BadValue("response", "", "is missing, and so is the error");
        }
        if (body == null || body.item("usage") == null || status != null && status >= FIRST_ERROR) {
            // Expired, refused, or of a kind that is not counted: nothing was billed.
            sink.empty();
            return;
        }
        if (body.has("id")) {
            answer(line, "response.body.", true, sink);
        } else {
            throw new BadValue("response.body.created", "", "is missing: an answer of embeddings has no time; its usage export has");
        }
    }

    private static void answer(JsonRow line, String at, Boolean batch, RecordSink sink) throws BadValue {
        JsonRow body = at.isEmpty() ? line : line.item(at.substring(0, at.length() - 1));
        boolean counted = body.item("usage") != null;
        String status = body.peek("status");
        if (!counted && ("failed".equals(status)
                || "thread.run".equals(body.peek("object")) && RUN_WITHOUT_USAGE.contains(String.valueOf(status)))) {
            sink.empty();
        } else if (!counted && status != null && !"chat.completion".equals(body.peek("object"))) {
            throw new BadValue(at + "status", status.matches("[a-z_]{1,20}") ? status : "",
                    "contains no usage yet; save the answer when it is complete");
        } else {
            sink.request(Completion.row(line, at, batch));
        }
    }
}
