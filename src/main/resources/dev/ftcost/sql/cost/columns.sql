-- The columns of a table of costs. Grain: the columns that the parts were grouped by, and place.
create or replace macro cost_columns_of(the_view) as table
select columns(c -> c[1:4] = 'dim_' or c = 'requests'), input_tokens, cached_input_tokens, cache_write_tokens, cache_write_12h_tokens, output_tokens,
    trained_tokens, input_cost, cached_input_cost, cache_write_cost, cache_write_12h_cost, output_cost, training_cost, cost, list_cost,
    retry_overhead_cost, cost_with_retry_overhead, unpriced_tokens
from cost_summary(the_view)
