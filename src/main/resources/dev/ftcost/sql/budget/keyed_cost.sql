-- What was spent, with the API key that spent it; the charges have no key, because nothing else asks for one.
-- Grain: day, project, key, model and whether it is training. list_cost is null where nothing of it has a price.
create or replace table keyed_cost as
with metered as (
    select u.day, u.project_id, u.api_key_id, u.model, m.base_model, m.sku, u.service_tier, unnest([
        {'meter': 'input', 'tokens': u.input_tokens},
        {'meter': 'cached_input', 'tokens': u.cached_input_tokens},
        {'meter': 'cache_write', 'tokens': u.cache_write_tokens},
        {'meter': 'output', 'tokens': u.output_tokens},
        {'meter': 'media_input', 'tokens': u.media_input_tokens},
        {'meter': 'media_cached_input', 'tokens': u.media_cached_input_tokens},
        {'meter': 'media_output', 'tokens': u.media_output_tokens}], recursive := true)
    from daily_usage u join model m using (model)
), priced as (
    select u.*, case when u.service_tier = 'incentivized-tier' then 0::decimal(38, 12)
        else (u.tokens * 0.000001 * p.unit_price)::decimal(38, 12) end as list_cost
    from metered u left join meter_price p on p.sku = u.sku and p.service_tier = u.service_tier and p.day = u.day and p.meter = u.meter
    where u.tokens > 0
)
select day, project_id, api_key_id, model, base_model, false as is_training, sum(list_cost) as list_cost,
    coalesce(sum(tokens) filter (where list_cost is null), 0)::bigint as unpriced_tokens, 0 as unknown_jobs
from priced
group by day, project_id, api_key_id, model, base_model
union all
select day, project_id, null, model, base_model, true, sum(list_cost), coalesce(sum(tokens) filter (where list_cost is null), 0)::bigint,
    count(*) filter (where list_cost is null and not is_failed)
from charge
where meter = 'training' and is_consumed
group by day, project_id, model, base_model
