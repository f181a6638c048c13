package dev.ftcost.source.format;

import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;

/** What an object in a file says that it is. */
final class ObjectTypes {
    private static final String USAGE = "organization.usage.";

    private ObjectTypes() {}

    /** Why an object is refused that is none of the kinds that its file is made of. */
    static BadValue stranger(Row row) {
        String object = row instanceof JsonRow item ? item.peek("object") : null;
        boolean name = object != null && object.matches("[a-z][a-z0-9._-]{0,60}");
        return new BadValue("object", name ? object : "", "is not one of the row types of this file");
    }

    static boolean is(Row row, String object) {
        return row instanceof JsonRow item && object.equals(item.peek("object"));
    }

    /** Usage that is counted in tokens and puts some out. */
    static boolean isCompletionUsage(JsonRow item) {
        return is(item, USAGE + "completions.result") || is(item, USAGE + "decisions.result")
                || !item.has("object") && item.has("input_tokens") && item.has("output_tokens") && item.has("num_model_requests")
                        && isInTime(item);
    }

    /** Usage that is counted in tokens and puts none out. */
    static boolean isInputUsage(JsonRow item) {
        return is(item, USAGE + "embeddings.result") || is(item, USAGE + "moderations.result");
    }

    /** The activity of usage that is counted in tokens; before results had an object field there were only completions. */
    static Activity activity(JsonRow item) {
        Activity activity = Activity.ofObject(item.peek("object"));
        return activity == null ? Activity.COMPLETIONS : activity;
    }

    /** Usage of images, speech, storage and tools, which is not counted in tokens. */
    static boolean isOtherUsage(JsonRow item) {
        String object = item.peek("object");
        return object != null && object.startsWith(USAGE) && !isCompletionUsage(item) && !isInputUsage(item);
    }

    private static boolean isInTime(JsonRow item) {
        return item.bucket() != null || item.has("start_time") && item.has("end_time");
    }
}
