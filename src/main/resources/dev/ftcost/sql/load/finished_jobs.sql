-- Jobs that came to an end, once each.
select job_id, model, fine_tuned_model, status, coalesce(finished_at, created_at) as ended_at, trained_tokens, method, billed_seconds
from current_job
where status in ('succeeded', 'failed', 'cancelled') and coalesce(finished_at, created_at) is not null
order by job_id
