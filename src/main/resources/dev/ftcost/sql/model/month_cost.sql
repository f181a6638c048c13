-- What was used and trained in a month, and what it cost, over all projects. Grain: month and price.
create or replace table month_cost as
select month, price_id, sum(requests)::bigint as requests, sum(input_tokens)::bigint as input_tokens,
    sum(cached_input_tokens)::bigint as cached_input_tokens, sum(cache_write_tokens)::bigint as cache_write_tokens,
    sum(cache_write_12h_tokens)::bigint as cache_write_12h_tokens,
    sum(output_tokens)::bigint as output_tokens, sum(media_input_tokens)::bigint as media_input_tokens,
    sum(media_cached_input_tokens)::bigint as media_cached_input_tokens, sum(media_output_tokens)::bigint as media_output_tokens,
    sum(trained_tokens)::bigint as trained_tokens, bool_or(lacks_tokens) as lacks_tokens, bool_or(is_used) as is_used, bool_or(is_trained) as is_trained,
    sum(input_cost) as input_cost, sum(cached_input_cost) as cached_input_cost, sum(cache_write_cost) as cache_write_cost,
    sum(cache_write_12h_cost) as cache_write_12h_cost, sum(output_cost) as output_cost, sum(training_cost) as training_cost, sum(cost) as cost, sum(list_cost) as list_cost,
    sum(retry_overhead_cost) as retry_overhead_cost, sum(unpriced_tokens)::bigint as unpriced_tokens, bool_or(is_unknown) as is_unknown
from usage_cost
group by month, price_id
