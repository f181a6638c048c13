package dev.ftcost.source.format;

import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;
import java.util.List;

/** A training file: conversations, prompts with completions, preferences, or tasks for reinforcement. */
final class TrainingFile implements Format {
    @Override
    public String title() {
        return "training file (JSONL)";
    }

    @Override
    public Facts facts() {
        return Facts.NONE;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.allItems(TrainingFile::isExample);
    }

    private static boolean isExample(JsonRow item) {
        // A request or an answer of the API has messages or a prompt as well, and says its model.
        boolean ofApi = item.has("model") || item.has("usage") || item.has("object");
        return !ofApi && (hasAll(item, "messages") || hasAll(item, "prompt", "completion") || hasAll(item, "input", "preferred_output")
                || hasAll(item, "input", "preferred_completion"));
    }

    private static boolean hasAll(JsonRow item, String... names) {
        return item.names().containsAll(List.of(names));
    }

    @Override
    public void read(Row row, RecordSink sink) {
        sink.empty();
    }
}
