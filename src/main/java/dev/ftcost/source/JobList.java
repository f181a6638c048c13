package dev.ftcost.source;

/** Fine-tuning jobs, as the API lists them or one a line. */
final class JobList implements Format {
    @Override
    public String title() {
        return "fine-tuning jobs";
    }

    @Override
    public Facts facts() {
        return Facts.JOBS;
    }

    @Override
    public boolean recognises(Head head) {
        return head.hasObject("fine_tuning.job") || head.hasItemWith("id", "fine_tuned_model", "training_file");
    }

    @Override
    public void read(Fields job, RowSink sink) throws BadValue {
        String id = job.text("id");
        if (id == null) {
            throw new BadValue("id", "", "is missing; a job counts once by its id");
        }
        String status = job.text("status");
        Long finished = job.instant("finished_at");
        if (status == null) {
            status = finished == null ? "running" : "succeeded";
        }
        sink.job(new JobRow(id, job.text("model"), job.text("fine_tuned_model"), status, job.instant("created_at"), finished,
                job.count("trained_tokens"), job.text("method.type"), job.count("usage_metrics.billed_seconds")));
    }
}
