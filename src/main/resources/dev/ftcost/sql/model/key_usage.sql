-- Grain: month, API key, model, service tier and row of the cards; the price names the last three.
create or replace view key_usage as
select strftime(u.day, '%Y-%m') as month, u.api_key_id, d.price_id, sum(u.requests)::bigint as requests, sum(u.input_tokens)::bigint as input_tokens,
    sum(u.cached_input_tokens)::bigint as cached_input_tokens, sum(u.cache_write_tokens)::bigint as cache_write_tokens,
    sum(u.output_tokens)::bigint as output_tokens, sum(u.media_input_tokens)::bigint as media_input_tokens,
    sum(u.media_cached_input_tokens)::bigint as media_cached_input_tokens, sum(u.media_output_tokens)::bigint as media_output_tokens
from daily_usage u
    join day_price d on d.day = u.day and d.model = u.model and d.service_tier = u.service_tier and d.job_id is null
group by strftime(u.day, '%Y-%m'), u.api_key_id, d.price_id
