-- Every charge and what it cost. Grain: day, project, model, service tier and meter
-- (training: job).
create or replace view charge as
select c.day, c.month, j.project_id, c.model, c.base_model, c.sku, c.fine_tuned, c.service_tier, c.meter, c.requests, c.tokens, c.hours, c.job_id,
    c.rate_id, c.unit_price, c.is_free, c.by_hour or c.tokens is null or c.tokens > 0 as is_consumed, c.is_failed, c.meter_cost as cost,
    c.meter_list_cost as list_cost,
    c.retry_factor
from metered('usage_cost') c join project j using (project_number)
where c.tokens > 0 or c.meter in ('input', 'training')
