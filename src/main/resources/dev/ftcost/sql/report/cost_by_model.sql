-- Grain: month, model and service tier.
select c.month, p.model, arg_min(p.base_model, c.price_id) as base_model, bool_or(p.fine_tuned) as fine_tuned, p.service_tier,
    sum(c.requests)::bigint as requests,
    sum(c.input_tokens + c.cached_input_tokens + c.cache_write_tokens + c.media_input_tokens + c.media_cached_input_tokens)::bigint as input_tokens,
    sum(c.cached_input_tokens + c.media_cached_input_tokens)::bigint as cached_input_tokens, sum(c.cache_write_tokens)::bigint as cache_write_tokens,
    sum(c.output_tokens + c.media_output_tokens)::bigint as output_tokens, case when bool_or(c.is_unsaid) then sum(c.trained_tokens) else coalesce(sum(c.trained_tokens), 0) end::bigint as trained_tokens,
    known_cost(c.input_tokens > 0, c.input_cost) as input_cost, known_cost(c.cached_input_tokens > 0, c.cached_input_cost) as cached_input_cost,
    known_cost(c.cache_write_tokens > 0, c.cache_write_cost) as cache_write_cost, known_cost(c.output_tokens > 0, c.output_cost) as output_cost,
    known_cost(c.is_trained, c.training_cost) as training_cost, known_cost(c.is_used or c.is_trained, c.list_cost) as list_cost,
    known_cost(c.is_used, c.retry_overhead_cost) as retry_overhead_cost,
    known_cost(c.is_used or c.is_trained, c.list_cost) + coalesce(known_cost(c.is_used, c.retry_overhead_cost), 0) as cost_with_retry_overhead,
    sum(c.unpriced_tokens)::bigint as unpriced_tokens
from month_cost c join price p using (price_id)
where c.month between ? and ?
group by c.month, p.model, p.service_tier
order by c.month, p.model, p.service_tier
