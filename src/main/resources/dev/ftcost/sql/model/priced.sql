-- What usage cost, whatever its grain: the columns of a view, and the costs beside them. Costs are exact, in USD; null is unknown
-- where something was used.
create or replace macro priced(the_view) as table
with metered as (
    select u.*, p.retry_factor,
        cost_of(u.input_tokens, p.input) as input_cost, cost_of(u.cached_input_tokens, p.cached_input) as cached_input_cost,
        cost_of(u.cache_write_tokens, p.cache_write) as cache_write_cost,
        cost_of(u.cache_write_12h_tokens, p.cache_write_12h) as cache_write_12h_cost, cost_of(u.output_tokens, p.output) as output_cost,
        u.media_input_tokens + u.media_cached_input_tokens + u.media_output_tokens as media_tokens, cost_of(media_tokens, p.media) as media_cost
    from query_table(the_view) u join price p using (price_id)
)
select * exclude (retry_factor, media_tokens, media_cost),
    input_tokens + cached_input_tokens + cache_write_tokens + cache_write_12h_tokens + output_tokens + media_tokens > 0 as is_used,
    if(coalesce(input_cost, cached_input_cost, cache_write_cost, cache_write_12h_cost, output_cost, media_cost) is null, null,
        coalesce(input_cost, 0) + coalesce(cached_input_cost, 0) + coalesce(cache_write_cost, 0) + coalesce(cache_write_12h_cost, 0)
        + coalesce(output_cost, 0))::decimal(38, 12) as list_cost,
    list_cost * retry_factor as retry_overhead_cost,
    if(input_cost is null, input_tokens, 0) + if(cached_input_cost is null, cached_input_tokens, 0)
        + if(cache_write_cost is null, cache_write_tokens, 0) + if(cache_write_12h_cost is null, cache_write_12h_tokens, 0)
        + if(output_cost is null, output_tokens, 0) + if(media_cost is null, media_tokens, 0) as unpriced_tokens,
    unpriced_tokens > 0 as is_unknown
from metered
