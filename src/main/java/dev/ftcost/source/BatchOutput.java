package dev.ftcost.source;

/**
 * The output or error file of a batch. Its answers say that they are of the default tier and cost half; that they come
 * from a batch is known by the wrapper around them.
 */
final class BatchOutput implements Format {
    @Override
    public String title() {
        return "batch output (JSONL)";
    }

    @Override
    public Facts facts() {
        return Facts.REQUESTS;
    }

    @Override
    public boolean recognises(Head head) {
        return head.hasItem(BatchOutput::isWrapper);
    }

    static boolean isWrapper(Item item) {
        return item.names().contains("custom_id") && (item.names().contains("response") || item.names().contains("error"));
    }

    @Override
    public void read(Fields record, RowSink sink) throws BadValue {
        Answers.read((Item) record, sink);
    }
}
