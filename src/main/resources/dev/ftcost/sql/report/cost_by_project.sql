-- Grain: project and model; usage without a project is its own row, the first.
select project_id, model, any_value(base_model) as base_model, bool_or(fine_tuned) as fine_tuned,
    sum(requests)::bigint as requests,
    tokens_of('input', meter, tokens) + tokens_of('cached_input', meter, tokens) + tokens_of('cache_write', meter, tokens) + tokens_of('media_input', meter, tokens) + tokens_of('media_cached_input', meter, tokens) as input_tokens,
    tokens_of('cached_input', meter, tokens) + tokens_of('media_cached_input', meter, tokens) as cached_input_tokens,
    tokens_of('cache_write', meter, tokens) as cache_write_tokens, tokens_of('output', meter, tokens) + tokens_of('media_output', meter, tokens) as output_tokens,
    case when count(*) filter (where meter = 'training' and tokens is null) > 0 then sum(tokens) filter (where meter = 'training') else tokens_of('training', meter, tokens) end::bigint as trained_tokens,
    known_cost_of('input', meter, is_consumed, list_cost) as input_cost, known_cost_of('cached_input', meter, is_consumed, list_cost) as cached_input_cost,
    known_cost_of('cache_write', meter, is_consumed, list_cost) as cache_write_cost, known_cost_of('output', meter, is_consumed, list_cost) as output_cost, known_cost_of('training', meter, is_consumed, list_cost) as training_cost,
    known_cost(is_consumed, list_cost) as list_cost, retry_cost(meter, is_consumed, list_cost, retry_factor) as retry_overhead_cost, known_cost(is_consumed, list_cost) + coalesce(retry_cost(meter, is_consumed, list_cost, retry_factor), 0) as cost_with_retry_overhead,
    unpriced_tokens(is_consumed, list_cost, tokens) as unpriced_tokens
from charge
where month = ?
group by project_id, model
order by project_id nulls first, model
