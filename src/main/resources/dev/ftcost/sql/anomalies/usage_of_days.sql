-- The priced usage of some days, down to the API key. Grain: day, project, key, model, service tier and meter; it adds up to
-- the charges, which know no keys. requests stand on the input row alone, so that they add up once.
with asked as (
    select ?::date as first_day, ?::date as last_day, ?::boolean as any_model, ?::varchar as model, ?::boolean as any_project, ?::varchar as project_id
), used as (
    select u.day, u.project_id, u.api_key_id, u.model, u.service_tier, sum(u.requests)::bigint as requests, sum(u.input_tokens)::bigint as input_tokens,
        sum(u.cached_input_tokens)::bigint as cached_input_tokens, sum(u.cache_write_tokens)::bigint as cache_write_tokens,
        sum(u.output_tokens)::bigint as output_tokens
    from daily_usage u, asked a
    where u.day between a.first_day and a.last_day and (a.any_model or u.model = a.model)
        and (a.any_project or u.project_id is not distinct from a.project_id)
    group by u.day, u.project_id, u.api_key_id, u.model, u.service_tier
), metered as (
    select u.day, u.project_id, u.api_key_id, u.model, u.service_tier, unnest([
        {'meter': 'input', 'requests': u.requests, 'tokens': u.input_tokens},
        {'meter': 'cached_input', 'requests': 0, 'tokens': u.cached_input_tokens},
        {'meter': 'cache_write', 'requests': 0, 'tokens': u.cache_write_tokens},
        {'meter': 'output', 'requests': 0, 'tokens': u.output_tokens}], recursive := true)
    from used u
)
select d.day, d.project_id, d.api_key_id, d.model, d.service_tier, d.meter, d.requests,
    case when d.service_tier <> 'incentivized-tier' and p.unit_price is null then 0 else d.tokens end as tokens,
    case when d.service_tier = 'incentivized-tier' or d.tokens = 0 or p.unit_price is null then 0
        else d.tokens * 0.000001 * p.unit_price end::decimal(38, 12) as cost
from metered d
    join model m using (model)
    left join meter_price p on p.sku = m.sku and p.service_tier = d.service_tier and p.day = d.day and p.meter = d.meter
where d.tokens > 0 or d.meter = 'input'
order by d.day, d.model, d.project_id nulls first, d.api_key_id nulls first, d.service_tier, d.meter
