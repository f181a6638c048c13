-- A month in one row.
select sum(requests)::bigint as requests,
    tokens_of('input', meter, tokens) + tokens_of('cached_input', meter, tokens) + tokens_of('cache_write', meter, tokens) + tokens_of('media_input', meter, tokens) + tokens_of('media_cached_input', meter, tokens) as input_tokens,
    tokens_of('cached_input', meter, tokens) + tokens_of('media_cached_input', meter, tokens) as cached_input_tokens,
    tokens_of('cache_write', meter, tokens) as cache_write_tokens, tokens_of('output', meter, tokens) + tokens_of('media_output', meter, tokens) as output_tokens,
    tokens_of('training', meter, tokens) as trained_tokens,
    known_cost_of('input', meter, is_consumed, list_cost) as input_cost, known_cost_of('cached_input', meter, is_consumed, list_cost) as cached_input_cost,
    known_cost_of('cache_write', meter, is_consumed, list_cost) as cache_write_cost, known_cost_of('output', meter, is_consumed, list_cost) as output_cost, known_cost_of('training', meter, is_consumed, list_cost) as training_cost,
    known_cost(is_consumed, list_cost) as list_cost, retry_cost(meter, is_consumed, list_cost, retry_factor) as retry_overhead_cost, known_cost(is_consumed, list_cost) + coalesce(retry_cost(meter, is_consumed, list_cost, retry_factor), 0) as cost_with_retry_overhead,
    unpriced_tokens(is_consumed, list_cost, tokens) as unpriced_tokens,
    count(*) filter (where is_consumed and list_cost is null and not is_failed) as unknown_charges
from charge
where month = ?
