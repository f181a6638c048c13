-- The training jobs of a month. Grain: one job.
select t.job_id, t.model, t.base_model, t.day, t.trained_tokens, t.hours, t.is_failed, c.unit_price, c.list_cost
from training t join charge c on c.job_id = t.job_id
where c.month = ?
order by t.day, t.job_id
