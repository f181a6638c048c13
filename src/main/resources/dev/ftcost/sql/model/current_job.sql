-- Every fine-tuning job once, in its most advanced state. Grain: one job.
create or replace table current_job as
select job_id, model, fine_tuned_model, status, created_at, finished_at, trained_tokens, method, billed_seconds, shared_with_openai, file_id, job_row_id
from (
    select *, rowid as job_row_id,
        row_number() over (partition by job_id order by
            case status when 'succeeded' then 6 when 'failed' then 5 when 'cancelled' then 5 when 'running' then 3 when 'paused' then 3
                when 'queued' then 2 else 1 end desc,
            finished_at desc nulls last, trained_tokens desc nulls last, created_at desc nulls last, fine_tuned_model nulls last, model nulls last, rowid) as place
    from job_row
)
where place = 1
