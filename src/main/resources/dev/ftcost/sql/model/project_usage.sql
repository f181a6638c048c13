-- Grain: day, project, model, service tier and row of the cards; the price names the last three. Long and short requests that cost the same
-- are one.
create or replace view project_usage as
select u.day, strftime(u.day, '%Y-%m') as month, j.project_number, d.price_id, sum(u.requests)::bigint as requests, sum(u.input_tokens)::bigint as input_tokens,
    sum(u.cached_input_tokens)::bigint as cached_input_tokens, sum(u.cache_write_tokens)::bigint as cache_write_tokens,
    sum(u.cache_write_12h_tokens)::bigint as cache_write_12h_tokens, sum(u.output_tokens)::bigint as output_tokens,
    sum(u.media_input_tokens)::bigint as media_input_tokens, sum(u.media_cached_input_tokens)::bigint as media_cached_input_tokens,
    sum(u.media_output_tokens)::bigint as media_output_tokens
from usage_day u
    join day_price d on d.day = u.day and d.model = u.model and d.service_tier = u.service_tier and d.is_long = u.is_long
        and d.rate_project is not distinct from u.rate_project and d.job_id is null
    join project j on j.project_id is not distinct from u.project_id
group by u.day, j.project_number, d.price_id
