package dev.ftcost.source.format;

import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.Row;

/** Answers of the API of which nothing can be counted: embeddings have neither id nor time, and moderation is free. */
public final class ApiAnswers implements Format {
    @Override
    public String title() {
        return "answers of embeddings or moderations";
    }

    @Override
    public Facts facts() {
        return Facts.NONE;
    }

    @Override
    public String whyNotCounted() {
        return "has no time of its requests; the embeddings usage export has their tokens, and moderation is free";
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.allItems(item -> "embedding".equals(item.peek("object")) || Answers.isModeration(item));
    }

    @Override
    public void read(Row row, RecordSink sink) {
        sink.empty();
    }
}
