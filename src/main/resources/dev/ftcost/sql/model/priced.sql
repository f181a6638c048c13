-- What usage cost, whatever its grain: the columns of a view, and the costs beside them. Costs are exact, in USD; null is unknown
-- where something was used. list_cost is the cost by the first card alone.
create or replace macro priced(the_view) as table
with metered as (
    select u.*, p.retry_factor, cost_of(u.input_tokens, p.input) as input_cost, cost_of(u.cached_input_tokens, p.cached_input) as cached_input_cost,
        cost_of(u.cache_write_tokens, p.cache_write) as cache_write_cost,
        cost_of(u.cache_write_12h_tokens, p.cache_write_12h) as cache_write_12h_cost, cost_of(u.output_tokens, p.output) as output_cost,
        u.media_input_tokens + u.media_cached_input_tokens + u.media_output_tokens as media_tokens, cost_of(media_tokens, p.media) as media_cost,
        p.is_at_list, if(p.is_at_list, null, known_sum(cost_of(u.input_tokens, p.list_input), cost_of(u.cached_input_tokens, p.list_cached_input),
            cost_of(u.cache_write_tokens, p.list_cache_write), cost_of(u.cache_write_12h_tokens, p.list_cache_write_12h),
            cost_of(u.output_tokens, p.list_output), null)) as other_list_cost
    from query_table(the_view) u join price p using (price_id)
)
select * exclude (retry_factor, media_tokens, media_cost, is_at_list, other_list_cost),
    input_tokens + cached_input_tokens + cache_write_tokens + cache_write_12h_tokens + output_tokens + media_tokens > 0 as is_used,
    known_sum(input_cost, cached_input_cost, cache_write_cost, cache_write_12h_cost, output_cost, media_cost) as cost,
    if(is_at_list, cost, other_list_cost) as list_cost, cost * retry_factor as retry_overhead_cost,
    if(input_cost is null, input_tokens, 0) + if(cached_input_cost is null, cached_input_tokens, 0)
        + if(cache_write_cost is null, cache_write_tokens, 0) + if(cache_write_12h_cost is null, cache_write_12h_tokens, 0)
        + if(output_cost is null, output_tokens, 0) + if(media_cost is null, media_tokens, 0) as unpriced_tokens,
    unpriced_tokens > 0 as is_unknown
from metered
