-- The border: OpenAI's words end, FinOps words begin. Every charge at list price. Grain: day, project, model, service tier and meter
-- (training: job). requests stand on the input row alone, so that they add up once. tokens are null where OpenAI does not say them;
-- list_cost is exact, in USD, and null is unknown where something was consumed.
create or replace view charge as
with metered as (
    select u.day, u.month, u.project_number, l.*, if(l.meter = 'input', u.requests, 0) as requests, u.training_cost,
        case l.meter when 'input' then u.input_tokens when 'cached_input' then u.cached_input_tokens when 'cache_write' then u.cache_write_tokens
            when 'output' then u.output_tokens when 'media_input' then u.media_input_tokens
            when 'media_cached_input' then u.media_cached_input_tokens when 'media_output' then u.media_output_tokens
            when 'training' then u.trained_tokens end as tokens
    from usage_cost u join price_line l using (price_id)
)
select c.day, c.month, j.project_id, c.model, c.base_model, c.sku, c.fine_tuned, c.service_tier, c.meter, c.requests, c.tokens, c.hours, c.job_id,
    c.rate_id, c.unit_price, c.by_hour or c.tokens is null or c.tokens > 0 as is_consumed, c.is_failed,
    if(c.meter = 'training', c.training_cost, cost_of(c.tokens, c.unit_price)) as list_cost, c.retry_factor
from metered c join project j using (project_number)
where c.tokens > 0 or c.meter in ('input', 'training')
