package dev.ftcost.source.format;

import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.Row;
import java.util.Set;

/** Other things that OpenAI lists: batches, files, models, the events and checkpoints of fine-tuning. They cost nothing by themselves. */
final class ObjectList implements Format {
    private static final Set<String> OBJECTS = Set.of("batch", "file", "vector_store", "vector_store.file", "model", "assistant", "thread",
            "fine_tuning.job.event", "fine_tuning.job.checkpoint", "fine-tune-event", "organization.project", "organization.user",
            "organization.project.api_key", "organization.admin_api_key");

    @Override
    public String title() {
        return "list of batches, files or the like";
    }

    @Override
    public Facts facts() {
        return Facts.NONE;
    }

    @Override
    public String whyNotCounted() {
        return "costs nothing by itself; the usage of a batch is in its output file";
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.allItems(item -> OBJECTS.contains(String.valueOf(item.peek("object"))));
    }

    @Override
    public void read(Row row, RecordSink sink) {
        sink.empty();
    }
}
