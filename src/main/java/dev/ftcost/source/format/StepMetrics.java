package dev.ftcost.source.format;

import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.Row;

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
    public boolean recognises(FileHead head) {
        return head.hasColumns("step", "train_loss") || head.hasColumns("step", "training_loss") || head.hasColumns("step", "elapsed_tokens");
    }

    @Override
    public void read(Row row, RecordSink sink) {
        sink.empty();
    }
}
