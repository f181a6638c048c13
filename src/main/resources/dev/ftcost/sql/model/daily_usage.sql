-- Current usage. Of one day, project, key, model and service tier there may be several rows, which add up: whoever asks groups by what it
-- asks for, and to add up twice would take as long as to add up. A blank dimension is null, a blank model is ''.
create or replace view daily_usage as
with counted as (
    select day, project_id, api_key_id, model, batch, service_tier, num_model_requests, input_tokens, input_cached_tokens,
        input_cache_write_tokens, input_cache_write_12h_tokens, output_tokens, media_input_tokens, media_cached_tokens, media_output_tokens
    from counted_usage
    union all
    select day, project_id, api_key_id, model, batch, service_tier, row_count, input_tokens, input_cached_tokens,
        input_cache_write_tokens, input_cache_write_12h_tokens, output_tokens, media_input_tokens, media_cached_tokens, media_output_tokens
    from counted_request
)
select day, project_id, api_key_id, coalesce(model, '') as model,
    tier_of(batch, service_tier) as service_tier, num_model_requests as requests,
    input_tokens - input_cached_tokens - input_cache_write_tokens - input_cache_write_12h_tokens - media_input_tokens as input_tokens,
    input_cached_tokens - media_cached_tokens as cached_input_tokens, input_cache_write_tokens as cache_write_tokens,
    input_cache_write_12h_tokens as cache_write_12h_tokens,
    output_tokens - media_output_tokens as output_tokens, media_input_tokens, media_cached_tokens as media_cached_input_tokens, media_output_tokens
from counted
