-- Whose usage it is, by number. Grain: project, team and cost center; the first is that of training, which has none.
create or replace table account as
select row_number() over (order by project_id nulls first, team nulls first, cost_center nulls first)::integer as account_number, project_id, team, cost_center
from (select distinct project_id, team, cost_center from assigned_usage union select null, null, null);

-- What usage_cost is with accounts in place of projects, as far as charges need it. Grain: day, account and price.
create or replace view account_cost as
select u.day, a.account_number, u.price_id, sum(u.requests)::bigint as requests, sum(u.input_tokens)::bigint as input_tokens,
    sum(u.cached_input_tokens)::bigint as cached_input_tokens, sum(u.cache_write_tokens)::bigint as cache_write_tokens,
    sum(u.cache_write_12h_tokens)::bigint as cache_write_12h_tokens, sum(u.output_tokens)::bigint as output_tokens,
    sum(u.media_input_tokens)::bigint as media_input_tokens, sum(u.media_cached_input_tokens)::bigint as media_cached_input_tokens,
    sum(u.media_output_tokens)::bigint as media_output_tokens, 0::bigint as trained_tokens
from assigned_usage u join account a on a.project_id is not distinct from u.project_id and a.team is not distinct from u.team
    and a.cost_center is not distinct from u.cost_center
group by u.day, a.account_number, u.price_id
union all
select c.day, a.account_number, c.price_id, c.requests, c.input_tokens, c.cached_input_tokens, c.cache_write_tokens, c.cache_write_12h_tokens,
    c.output_tokens, c.media_input_tokens, c.media_cached_input_tokens, c.media_output_tokens, c.trained_tokens
from usage_cost c join account a on a.project_id is null and a.team is null and a.cost_center is null
where c.lacks_tokens is not null
