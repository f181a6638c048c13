-- What API keys cost on some days, the rows of a key one after the other. Grain: key and day; what has no key goes by ''. Names of models are
-- separated by line breaks.
with asked as (
    select ?::date as first_day, ?::date as last_day, string_split(?::varchar, chr(10)) as models, ?::boolean as any_project, ?::varchar as project_id
), used as (
    select u.day, coalesce(u.api_key_id, '') as api_key_id, u.price_id, sum(u.requests)::bigint as requests,
        sum(u.input_tokens)::bigint as input_tokens,
        sum(u.cached_input_tokens)::bigint as cached_input_tokens, sum(u.cache_write_tokens)::bigint as cache_write_tokens,
        sum(u.cache_write_12h_tokens)::bigint as cache_write_12h_tokens,
        sum(u.output_tokens)::bigint as output_tokens, 0 as media_input_tokens, 0 as media_cached_input_tokens, 0 as media_output_tokens,
        0 as trained_tokens
    from keyed_usage u join price p using (price_id) cross join asked a
    where u.day between a.first_day and a.last_day and (a.models is null or list_contains(a.models, p.model))
        and (a.any_project or u.project_id is not distinct from a.project_id)
    group by all
)
select day, api_key_id, coalesce(sum(meter_cost), 0)::decimal(38, 12) as cost
from metered('used')
group by api_key_id, day
order by api_key_id, day
