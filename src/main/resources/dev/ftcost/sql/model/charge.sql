-- Every charge at list price. Grain: day, project, model, service tier and meter (training: job). list_cost is exact, in USD;
-- null is unknown where something was consumed.
create or replace table charge as
select u.day, strftime(u.day, '%Y-%m') as month, u.project_id, u.model, u.base_model, u.sku, u.fine_tuned, u.service_tier,
    case when u.meter = 'training_hours' then 'training' else u.meter end as meter,
    u.requests::bigint as requests, u.tokens::bigint as tokens, u.hours, u.job_id, p.rate_id,
    case when u.service_tier = 'incentivized-tier' then 0::decimal(18, 6) else p.unit_price end as unit_price,
    (u.tokens is null or u.tokens > 0 or u.meter = 'training_hours') as is_consumed,
    u.is_failed,
    (case when u.service_tier = 'incentivized-tier' and u.tokens > 0 then 0::decimal(38, 12)
        when u.meter = 'training_hours' then (u.hours * p.unit_price)::decimal(38, 12)
        when u.tokens > 0 then (u.tokens * 0.000001 * p.unit_price)::decimal(38, 12) end) as list_cost,
    coalesce(f.factor, d.factor) as retry_factor
from metered_usage u
    left join meter_price p on p.sku = u.sku and p.service_tier = u.service_tier and p.day = u.day and p.meter = u.meter
    left join retry_factor f on f.model = u.model
    cross join (select factor from retry_factor where model = '') d
