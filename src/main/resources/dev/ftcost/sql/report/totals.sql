-- Grain: month. is_incomplete leaves out the jobs that did not succeed.
select c.month, sum(c.requests)::bigint as requests,
    sum(c.input_tokens + c.cached_input_tokens + c.cache_write_tokens + c.media_input_tokens + c.media_cached_input_tokens)::bigint as input_tokens,
    sum(c.cached_input_tokens + c.media_cached_input_tokens)::bigint as cached_input_tokens, sum(c.cache_write_tokens)::bigint as cache_write_tokens,
    sum(c.output_tokens + c.media_output_tokens)::bigint as output_tokens, coalesce(sum(c.trained_tokens), 0)::bigint as trained_tokens,
    known_cost(c.input_tokens > 0, c.input_cost) as input_cost, known_cost(c.cached_input_tokens > 0, c.cached_input_cost) as cached_input_cost,
    known_cost(c.cache_write_tokens > 0, c.cache_write_cost) as cache_write_cost, known_cost(c.output_tokens > 0, c.output_cost) as output_cost,
    known_cost(c.is_trained, c.training_cost) as training_cost, known_cost(c.is_used or c.is_trained, c.list_cost) as list_cost,
    known_cost(c.is_used, c.retry_overhead_cost) as retry_overhead_cost,
    known_cost(c.is_used or c.is_trained, c.list_cost) + coalesce(known_cost(c.is_used, c.retry_overhead_cost), 0) as cost_with_retry_overhead,
    sum(c.unpriced_tokens)::bigint as unpriced_tokens,
    bool_or(c.is_unknown) as has_unknown, bool_or(c.is_unknown and not p.is_failed) as is_incomplete, count(p.job_id) > 0 as has_training
from month_cost c join price p using (price_id)
where c.month between ? and ?
group by c.month
order by c.month
