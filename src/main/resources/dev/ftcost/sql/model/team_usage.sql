-- Grain: month, team, model, service tier and row of the cards; the price names the last three.
create or replace view team_usage as
select strftime(day, '%Y-%m') as month, team, price_id, sum(requests)::bigint as requests, sum(input_tokens)::bigint as input_tokens,
    sum(cached_input_tokens)::bigint as cached_input_tokens, sum(cache_write_tokens)::bigint as cache_write_tokens,
    sum(cache_write_12h_tokens)::bigint as cache_write_12h_tokens,
    sum(output_tokens)::bigint as output_tokens, sum(media_input_tokens)::bigint as media_input_tokens,
    sum(media_cached_input_tokens)::bigint as media_cached_input_tokens, sum(media_output_tokens)::bigint as media_output_tokens
from assigned_usage
group by strftime(day, '%Y-%m'), team, price_id
