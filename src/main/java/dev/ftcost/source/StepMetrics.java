package dev.ftcost.source;

/** The result file of a fine-tuning job: losses step by step, and nothing that is billed. */
final class StepMetrics implements Format {
    @Override
    public String title() {
        return "fine-tuning metrics (CSV)";
    }

    @Override
    public Facts facts() {
        return Facts.NONE;
    }

    @Override
    public boolean recognises(Head head) {
        return head.hasColumns("step", "train_loss") || head.hasColumns("step", "training_loss") || head.hasColumns("step", "elapsed_tokens");
    }

    @Override
    public void read(Fields row, RowSink sink) {
        sink.empty();
    }
}
