-- Grain: API key and model; usage without a key, and training, which has none, are the first rows.
with metered as (
    select day, strftime(day, '%Y-%m') as month, api_key_id, model, service_tier, unnest([
        {'meter': 'input', 'requests': requests, 'tokens': input_tokens},
        {'meter': 'cached_input', 'requests': 0, 'tokens': cached_input_tokens},
        {'meter': 'cache_write', 'requests': 0, 'tokens': cache_write_tokens},
        {'meter': 'output', 'requests': 0, 'tokens': output_tokens},
        {'meter': 'media_input', 'requests': 0, 'tokens': media_input_tokens},
        {'meter': 'media_cached_input', 'requests': 0, 'tokens': media_cached_input_tokens},
        {'meter': 'media_output', 'requests': 0, 'tokens': media_output_tokens}], recursive := true)
    from daily_usage
), key_charge as (
    select u.api_key_id, u.model, m.base_model, m.fine_tuned, u.meter, u.requests, u.tokens, u.tokens > 0 as is_consumed,
        (case when u.service_tier = 'incentivized-tier' then 0::decimal(38, 12)
            when u.tokens > 0 then (u.tokens * 0.000001 * p.unit_price)::decimal(38, 12) end) as list_cost,
        coalesce(f.factor, d.factor) as retry_factor
    from metered u join model m using (model)
        left join meter_price p on p.sku = m.sku and p.service_tier = u.service_tier and p.day = u.day and p.meter = u.meter
        left join retry_factor f on f.model = u.model
        cross join (select factor from retry_factor where model = '') d
    where u.month = ? and (u.tokens > 0 or u.meter = 'input')
    union all
    select null, model, base_model, fine_tuned, meter, requests, tokens, is_consumed, list_cost, retry_factor
    from charge
    where month = ? and meter = 'training'
)
select api_key_id, model, any_value(base_model) as base_model, bool_or(fine_tuned) as fine_tuned,
    sum(requests)::bigint as requests,
    tokens_of('input', meter, tokens) + tokens_of('cached_input', meter, tokens) + tokens_of('cache_write', meter, tokens) + tokens_of('media_input', meter, tokens) + tokens_of('media_cached_input', meter, tokens) as input_tokens,
    tokens_of('cached_input', meter, tokens) + tokens_of('media_cached_input', meter, tokens) as cached_input_tokens,
    tokens_of('cache_write', meter, tokens) as cache_write_tokens, tokens_of('output', meter, tokens) + tokens_of('media_output', meter, tokens) as output_tokens,
    case when count(*) filter (where meter = 'training' and tokens is null) > 0 then sum(tokens) filter (where meter = 'training') else tokens_of('training', meter, tokens) end::bigint as trained_tokens,
    known_cost_of('input', meter, is_consumed, list_cost) as input_cost, known_cost_of('cached_input', meter, is_consumed, list_cost) as cached_input_cost,
    known_cost_of('cache_write', meter, is_consumed, list_cost) as cache_write_cost, known_cost_of('output', meter, is_consumed, list_cost) as output_cost, known_cost_of('training', meter, is_consumed, list_cost) as training_cost,
    known_cost(is_consumed, list_cost) as list_cost, retry_cost(meter, is_consumed, list_cost, retry_factor) as retry_overhead_cost, known_cost(is_consumed, list_cost) + coalesce(retry_cost(meter, is_consumed, list_cost, retry_factor), 0) as cost_with_retry_overhead,
    unpriced_tokens(is_consumed, list_cost, tokens) as unpriced_tokens
from key_charge
group by api_key_id, model
order by api_key_id nulls first, model
