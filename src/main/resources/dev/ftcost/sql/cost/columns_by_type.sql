-- The columns of a table of costs by type of token, which has one amount. Grain: the columns that the parts were grouped by, and place.
create or replace macro cost_columns_of(the_view) as table
select columns(c -> c[1:4] = 'dim_' or c = 'tokens'), cost, list_cost, retry_overhead_cost, cost_with_retry_overhead, unpriced_tokens
from (
    select * exclude (price_id, tokens, cost, list_cost, retry_overhead_cost, unpriced_tokens, is_consumed, is_trained, is_unknown),
        case when bool_or(tokens is null) then sum(tokens) else coalesce(sum(tokens), 0) end::bigint as tokens, known_cost(is_consumed, u.cost) as cost,
        known_cost(is_consumed, u.list_cost) as list_cost, known_cost(is_consumed and not is_trained, u.retry_overhead_cost) as retry_overhead_cost,
        known_cost(is_consumed, u.cost) + coalesce(known_cost(is_consumed and not is_trained, u.retry_overhead_cost), 0) as cost_with_retry_overhead,
        sum(u.unpriced_tokens)::bigint as unpriced_tokens
    from query_table(the_view) u
    group by all
)
