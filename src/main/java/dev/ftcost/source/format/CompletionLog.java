package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;

/** Saved answers of the API, one an object: chat completions (also stored ones and the last chunk of a stream) and responses. */
public final class CompletionLog implements Format {
    @Override
    public String title() {
        return "request log (JSON)";
    }

    @Override
    public Facts facts() {
        return Facts.REQUESTS;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasItem(item -> Answers.isAnswer(item) || Answers.isEvent(item)) || head.allItems(Answers::isError);
    }

    @Override
    public PlainRows plainRows() {
        return PlainRows.COMPLETIONS;
    }

    @Override
    public void read(Row answer, RecordSink sink) throws BadValue {
        Answers.read((JsonRow) answer, sink);
    }
}
