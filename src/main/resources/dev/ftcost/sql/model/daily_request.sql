-- The requests of logs, counted by day. Grain: day, project, key, model, batch and service tier as the logs name them.
create or replace table daily_request as
select day, project_id, api_key_id, model, batch, service_tier, count(*) as num_model_requests, sum(input_tokens)::bigint as input_tokens,
    sum(input_cached_tokens)::bigint as input_cached_tokens, sum(input_cache_write_tokens)::bigint as input_cache_write_tokens,
    sum(output_tokens)::bigint as output_tokens, sum(media_input_tokens)::bigint as media_input_tokens,
    sum(media_cached_tokens)::bigint as media_cached_tokens, sum(media_output_tokens)::bigint as media_output_tokens
from counted_request
group by day, project_id, api_key_id, model, batch, service_tier
