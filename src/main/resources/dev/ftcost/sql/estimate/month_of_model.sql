-- A model's usage in a month. Grain: batch or not; a fine-tuned model is served in no other tier.
select case when service_tier = 'batch' then 'batch' else 'standard' end as tier, sum(requests)::bigint as requests,
    sum(input_tokens + cached_input_tokens + cache_write_tokens + cache_write_12h_tokens)::bigint as input_tokens,
    sum(cached_input_tokens)::bigint as cached_input_tokens, sum(cache_write_tokens)::bigint as cache_write_tokens,
    sum(cache_write_12h_tokens)::bigint as cache_write_12h_tokens, sum(output_tokens)::bigint as output_tokens,
    sum(media_input_tokens + media_output_tokens)::bigint as media_tokens,
    sum(requests) filter (where service_tier not in ('standard', 'batch'))::bigint as other_tier_requests
from usage_day
where model = ? and strftime(day, '%Y-%m') = ?
group by tier
order by tier desc
