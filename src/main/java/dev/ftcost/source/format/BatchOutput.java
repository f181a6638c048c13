package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;

/**
 * The output or error file of a batch. Its answers say that they are of the default tier and cost half; that they come
 * from a batch is known by the wrapper around them.
 */
public final class BatchOutput implements Format {
    @Override
    public String title() {
        return "batch output (JSONL)";
    }

    @Override
    public Facts facts() {
        return Facts.REQUESTS;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasItem(BatchOutput::isWrapper);
    }

    static boolean isWrapper(JsonRow item) {
        return item.names().contains("custom_id") && (item.names().contains("response") || item.names().contains("error"));
    }

    @Override
    public PlainRows plainRows() {
        return PlainRows.COMPLETIONS;
    }

    @Override
    public void read(Row record, RecordSink sink) throws BadValue {
        Answers.read((JsonRow) record, sink);
    }
}
