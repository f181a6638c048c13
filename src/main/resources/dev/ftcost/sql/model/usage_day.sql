-- Current usage without files, API keys, users and hours, which most questions do not ask for: a fraction of the rows. Of one day, project,
-- model and service tier there may be several rows, which add up, because what two ways of writing a tier have in common is told once it is added up.
create or replace view counted_day as
select day, project_id, model, batch, service_tier, is_long, sum(num_model_requests)::bigint as num_model_requests, sum(input_tokens)::bigint as input_tokens,
    sum(input_cached_tokens)::bigint as input_cached_tokens, sum(input_cache_write_tokens)::bigint as input_cache_write_tokens,
    sum(input_cache_write_12h_tokens)::bigint as input_cache_write_12h_tokens, sum(output_tokens)::bigint as output_tokens,
    sum(media_input_tokens)::bigint as media_input_tokens, sum(media_cached_tokens)::bigint as media_cached_tokens,
    sum(media_output_tokens)::bigint as media_output_tokens
from counted_row
group by day, project_id, model, batch, service_tier, is_long;

create or replace table usage_day as
from tokens_apart('counted_day')
