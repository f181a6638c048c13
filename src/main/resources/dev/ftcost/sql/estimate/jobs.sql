-- Every fine-tuning job, once. Grain: one job.
select job_id, model, status, trained_tokens from current_job order by job_id
