-- The columns that all tables of costs have, summed up. Grain: whatever columns a view has beside its measures and its price_id.
-- base_model is that of the model's first price; is_incomplete leaves out the jobs that did not succeed.
create or replace macro cost_summary(the_view) as table
select u.* exclude (price_id, requests, input_tokens, cached_input_tokens, cache_write_tokens, cache_write_12h_tokens, output_tokens, media_input_tokens,
        media_cached_input_tokens, media_output_tokens, trained_tokens, lacks_tokens, is_used, is_trained, input_cost, cached_input_cost,
        cache_write_cost, cache_write_12h_cost, output_cost, training_cost, cost, list_cost, retry_overhead_cost, unpriced_tokens, is_unknown),
    arg_min(p.base_model, u.price_id) as base_model, bool_or(p.fine_tuned) as fine_tuned, sum(u.requests)::bigint as requests,
    sum(u.input_tokens + u.cached_input_tokens + u.cache_write_tokens + u.cache_write_12h_tokens + u.media_input_tokens
        + u.media_cached_input_tokens)::bigint as input_tokens,
    sum(u.cached_input_tokens + u.media_cached_input_tokens)::bigint as cached_input_tokens, sum(u.cache_write_tokens)::bigint as cache_write_tokens,
    sum(u.cache_write_12h_tokens)::bigint as cache_write_12h_tokens,
    sum(u.output_tokens + u.media_output_tokens)::bigint as output_tokens,
    case when bool_or(u.lacks_tokens) then sum(u.trained_tokens) else coalesce(sum(u.trained_tokens), 0) end::bigint as trained_tokens,
    known_cost(u.input_tokens > 0, u.input_cost) as input_cost, known_cost(u.cached_input_tokens > 0, u.cached_input_cost) as cached_input_cost,
    known_cost(u.cache_write_tokens > 0, u.cache_write_cost) as cache_write_cost,
    known_cost(u.cache_write_12h_tokens > 0, u.cache_write_12h_cost) as cache_write_12h_cost, known_cost(u.output_tokens > 0, u.output_cost) as output_cost,
    known_cost(u.is_trained, u.training_cost) as training_cost, known_cost(u.is_used or u.is_trained, u.cost) as cost,
    known_cost(u.is_used or u.is_trained, u.list_cost) as list_cost,
    known_cost(u.is_used, u.retry_overhead_cost) as retry_overhead_cost,
    known_cost(u.is_used or u.is_trained, u.cost) + coalesce(known_cost(u.is_used, u.retry_overhead_cost), 0) as cost_with_retry_overhead,
    sum(u.unpriced_tokens)::bigint as unpriced_tokens, bool_or(u.is_unknown) as has_unknown,
    bool_or(u.is_unknown and not p.is_failed) as is_incomplete, count(p.job_id) > 0 as has_training
from query_table(the_view) u join price p using (price_id)
group by all
