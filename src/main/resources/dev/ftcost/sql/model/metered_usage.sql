-- The border: OpenAI's words end, FinOps words begin. Grain: day, project, model, service tier and meter.
-- requests stand on the input row alone, so that they add up once. tokens are null where OpenAI does not say them.
create or replace view metered_usage as
with usage_day as (
    select day, project_id, model, service_tier, sum(requests)::bigint as requests, sum(input_tokens)::bigint as input_tokens,
        sum(cached_input_tokens)::bigint as cached_input_tokens, sum(cache_write_tokens)::bigint as cache_write_tokens,
        sum(output_tokens)::bigint as output_tokens, sum(media_input_tokens)::bigint as media_input_tokens,
        sum(media_cached_input_tokens)::bigint as media_cached_input_tokens, sum(media_output_tokens)::bigint as media_output_tokens
    from daily_usage
    group by day, project_id, model, service_tier
), metered as (
    select u.day, u.project_id, u.model, m.base_model, m.sku, m.fine_tuned, u.service_tier, unnest([
        {'meter': 'input', 'requests': u.requests, 'tokens': u.input_tokens},
        {'meter': 'cached_input', 'requests': 0, 'tokens': u.cached_input_tokens},
        {'meter': 'cache_write', 'requests': 0, 'tokens': u.cache_write_tokens},
        {'meter': 'output', 'requests': 0, 'tokens': u.output_tokens},
        {'meter': 'media_input', 'requests': 0, 'tokens': u.media_input_tokens},
        {'meter': 'media_cached_input', 'requests': 0, 'tokens': u.media_cached_input_tokens},
        {'meter': 'media_output', 'requests': 0, 'tokens': u.media_output_tokens}], recursive := true)
    from usage_day u join model m using (model)
)
select *, null::decimal(18, 2) as hours, null::varchar as job_id, false as is_failed from metered where tokens > 0 or meter = 'input'
union all
select day, null, model, base_model, sku, true, 'standard', case when by_hour then 'training_hours' else 'training' end, 0,
    case when by_hour then coalesce(trained_tokens, 0) else trained_tokens end, hours, job_id, is_failed
from training
