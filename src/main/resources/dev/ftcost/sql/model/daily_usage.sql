-- Current usage. Grain: day, project, key, model and service tier; a blank dimension is null, a blank model is ''.
create or replace table daily_usage as
with counted as (
    select day, project_id, api_key_id, model, batch, service_tier, num_model_requests, input_tokens, input_cached_tokens,
        input_cache_write_tokens, output_tokens, media_input_tokens, media_cached_tokens, media_output_tokens
    from counted_usage
    union all
    select day, project_id, api_key_id, model, batch, service_tier, row_count, input_tokens, input_cached_tokens,
        input_cache_write_tokens, output_tokens, media_input_tokens, media_cached_tokens, media_output_tokens
    from counted_request
)
select day, project_id, api_key_id, coalesce(model, '') as model,
    case when lower(batch) = 'true' then 'batch' when coalesce(service_tier, 'default') = 'default' then 'standard' else service_tier end as service_tier,
    sum(num_model_requests)::bigint as requests,
    sum(input_tokens - input_cached_tokens - input_cache_write_tokens - media_input_tokens)::bigint as input_tokens,
    sum(input_cached_tokens - media_cached_tokens)::bigint as cached_input_tokens,
    sum(input_cache_write_tokens)::bigint as cache_write_tokens,
    sum(output_tokens - media_output_tokens)::bigint as output_tokens,
    sum(media_input_tokens)::bigint as media_input_tokens,
    sum(media_cached_tokens)::bigint as media_cached_input_tokens,
    sum(media_output_tokens)::bigint as media_output_tokens
from counted
group by day, project_id, api_key_id, coalesce(model, ''),
    case when lower(batch) = 'true' then 'batch' when coalesce(service_tier, 'default') = 'default' then 'standard' else service_tier end
