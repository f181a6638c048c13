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
        return head.hasObject("chat.completion") || head.hasObject("chat.completion.chunk") || head.hasObject("text_completion")
                || head.hasObject("response") || head.items().stream().anyMatch(item -> item.peek("response.object") != null && item.peek("type") != null)
                || head.hasItemWith("id", "model", "usage.prompt_tokens");
    }

    @Override
    public String scan() {
        return "completion_log";
    }

    @Override
    public void read(Fields answer, RowSink sink) throws BadValue {
        sink.request(Completion.row(answer, "", null));
    }
}
