package dev.ftcost.source;

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
    public boolean recognises(Head head) {
        return head.allItems(TrainingFile::isExample);
    }

    private static boolean isExample(Item item) {
        // A request or an answer of the API has messages or a prompt as well, and says its model.
        boolean ofApi = item.has("model") || item.has("usage") || item.has("object");
        return !ofApi && (hasAll(item, "messages") || hasAll(item, "prompt", "completion") || hasAll(item, "input", "preferred_output")
                || hasAll(item, "input", "preferred_completion"));
    }

    private static boolean hasAll(Item item, String... names) {
        return item.names().containsAll(List.of(names));
    }

    @Override
    public void read(Fields row, RowSink sink) {
        sink.empty();
    }
}
