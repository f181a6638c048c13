-- Every counted row of usage, from exports and request logs. Only requests say whether they were long, which matters where a card has a price for
-- it. hour counts from 1970 and is null where a row covers more than one, or comes from a request log; users and hours are apart where the load
-- kept them apart.
create or replace view counted_row as
select file_id, day, if((end_time - 1) // 3600 = start_time // 3600, start_time // 3600, null) as hour, project_id, api_key_id, user_id,
    model, batch, service_tier, false as is_long, num_model_requests, input_tokens, input_cached_tokens,
    input_cache_write_tokens, input_cache_write_12h_tokens, output_tokens, media_input_tokens, media_cached_tokens, media_output_tokens
from counted_usage
union all
select file_id, day, null, project_id, api_key_id, null, model, batch, service_tier, is_long and coalesce(model, '') in (from long_model), row_count, input_tokens, input_cached_tokens,
    input_cache_write_tokens, input_cache_write_12h_tokens, output_tokens, media_input_tokens, media_cached_tokens, media_output_tokens
from counted_request;

-- Counted rows with the tokens apart that are priced apart. A blank dimension is null, a blank model is ''; rate_project is the project where a
-- card has prices of its own for it. Grain: the view's.
create or replace macro tokens_apart(the_view) as table
select c.* exclude (batch, num_model_requests, input_cached_tokens, input_cache_write_tokens, input_cache_write_12h_tokens, media_cached_tokens)
        replace (coalesce(c.model, '') as model, tier_of(c.batch, c.service_tier) as service_tier,
            c.input_tokens - c.input_cached_tokens - c.input_cache_write_tokens - c.input_cache_write_12h_tokens - c.media_input_tokens as input_tokens,
            c.output_tokens - c.media_output_tokens as output_tokens),
    p.rate_project, c.num_model_requests as requests, c.input_cached_tokens - c.media_cached_tokens as cached_input_tokens,
    c.input_cache_write_tokens as cache_write_tokens, c.input_cache_write_12h_tokens as cache_write_12h_tokens,
    c.media_cached_tokens as media_cached_input_tokens
from query_table(the_view) c left join rate_project p on p.rate_project = c.project_id;

-- Current usage. Of one day, project, key, model and service tier there may be several rows, which add up: whoever asks groups by what it
-- asks for, and to add up twice would take as long as to add up.
create or replace view daily_usage as
from tokens_apart('counted_row')
