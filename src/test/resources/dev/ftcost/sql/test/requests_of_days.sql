-- What was used, by day and tier.
select concat(epoch(day)::bigint // 86400, ' ', service_tier) as name, sum(requests)::bigint as requests, sum(input_tokens)::bigint as input,
    sum(cached_input_tokens)::bigint as cached, sum(output_tokens)::bigint as output
from daily_usage
group by day, service_tier
