-- The training jobs of the months. Grain: one job.
select c.month, t.job_id, t.model, t.base_model, t.day, t.trained_tokens, t.hours, t.is_failed, p.training as unit_price, c.cost
from training t join price p using (job_id) join month_cost c using (price_id)
where c.month between ? and ?
order by t.day, t.job_id
