-- Fine-tuning jobs that ended, priced. Grain: one job.
select c.day, c.job_id, c.model, c.base_model, c.tokens, c.hours, c.unit_price, c.cost, c.is_failed, j.billed_seconds
from charge c join current_job j on j.job_id = c.job_id
where c.meter = 'training'
order by c.day, c.job_id
