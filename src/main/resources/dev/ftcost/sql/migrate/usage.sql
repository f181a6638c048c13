-- The usage of months, in parts that have one price each. Grain: month, model, service tier, length of the requests and project with prices of
-- its own. input_tokens is all input as OpenAI counts it; media_tokens are those of audio and images, which no card prices.
select strftime(u.day, '%Y-%m') as month, u.model, m.sku, m.dateless_sku, m.data_sharing_sku, m.fine_tuned, u.service_tier, u.is_long, u.rate_project,
    sum(u.requests)::bigint as requests,
    sum(u.input_tokens + u.cached_input_tokens + u.cache_write_tokens + u.cache_write_12h_tokens)::bigint as input_tokens,
    sum(u.cached_input_tokens)::bigint as cached_input_tokens, sum(u.cache_write_tokens)::bigint as cache_write_tokens,
    sum(u.cache_write_12h_tokens)::bigint as cache_write_12h_tokens, sum(u.output_tokens)::bigint as output_tokens,
    sum(u.media_input_tokens + u.media_cached_input_tokens)::bigint as media_input_tokens,
    sum(u.media_cached_input_tokens)::bigint as media_cached_input_tokens, sum(u.media_output_tokens)::bigint as media_output_tokens
from usage_day u join model m using (model)
where strftime(u.day, '%Y-%m') between ? and ?
group by all
order by month, u.model, u.service_tier, u.is_long, u.rate_project nulls first
