package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.JobRecord;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;

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
    public boolean recognises(FileHead head) {
        return head.hasItem(JobList::isJob);
    }

    private static boolean isJob(JsonRow item) {
        return ObjectTypes.is(item, "fine_tuning.job") || ObjectTypes.is(item, "fine-tune")
                || !item.has("object") && item.has("id") && item.names().contains("fine_tuned_model")
                        && item.has("training_file");
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        JsonRow job = (JsonRow) row;
        if (ObjectTypes.is(job, "fine_tuning.job.event") || ObjectTypes.is(job, "fine_tuning.job.checkpoint")) {
            sink.empty();
            return;
        }
        if (!isJob(job)) {
            throw ObjectTypes.stranger(job);
        }
        String id = job.text("id");
        if (id == null) {
            throw new BadValue("id", "", "is missing; a job counts once by its id");
        }
        if (ObjectTypes.is(job, "fine-tune")) {
            // The API of before August 2023 never said what was trained; what it cost stays unknown.
            sink.job(new JobRecord(id, job.text("model"), job.text("fine_tuned_model"),
                    job.peek("status") == null ? "running" : job.text("status"), job.instant("created_at"),
                    job.instant("updated_at"), null, null, null, null));
            return;
        }
        String status = job.text("status");
        Long finished = job.instant("finished_at");
        if (status == null) {
            status = finished == null ? "running" : "succeeded";
        }
        // OpenAI's lists do not say what time a reinforcement job is billed for; who knows it may add billed_seconds.
        sink.job(new JobRecord(id, job.text("model"), job.text("fine_tuned_model"), status, job.instant("created_at"), finished,
                job.count("trained_tokens"), job.text("method.type"), job.count("billed_seconds"), job.flag("shared_with_openai")));
    }
}
