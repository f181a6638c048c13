package dev.ftcost.source;

/** Saved answers of the API, one an object: chat completions (also stored ones and the last chunk of a stream) and responses. */
final class CompletionLog implements Format {
    @Override
    public String title() {
        return "request log (JSON)";
    }

    @Override
    public Facts facts() {
        return Facts.REQUESTS;
    }

    @Override
    public boolean recognises(Head head) {
        return head.hasItem(item -> Answers.isAnswer(item) || Answers.isEvent(item));
    }

    @Override
    public void read(Fields answer, RowSink sink) throws BadValue {
        Answers.read((Item) answer, sink);
    }
}
