-- What each model cost in each project, and what it used. Grain: day, model and project. Training is bought on purpose, job by
-- job, and is no usage: it has no daily level that it could leave. What has no price is 0 here, and its tokens are in unpriced_tokens.
-- epoch_day counts from 1970. A DECIMAL of 38 digits takes ten times as long to be handed over: where 18 do not hold a cost, it is null and
-- stands in its large form.
with added as (
    select c.day, p.model, c.project_number, any_value(j.project_id) as project_id, coalesce(sum(c.cost), 0)::decimal(38, 12) as exact_cost,
        sum(c.requests)::bigint as requests, sum(c.input_tokens + c.cached_input_tokens + c.cache_write_tokens + c.cache_write_12h_tokens)::bigint as input_tokens,
        sum(c.cached_input_tokens)::bigint as cached_input_tokens, sum(c.output_tokens)::bigint as output_tokens, sum(c.unpriced_tokens)::bigint as unpriced_tokens
    from usage_cost c join price p using (price_id) join project j using (project_number)
    where p.job_id is null and c.day <= ?
    group by c.day, p.model, c.project_number
)
select epoch(day)::bigint // 86400 as epoch_day, model, project_id, try_cast(exact_cost as decimal(18, 12)) as cost, requests, input_tokens,
    cached_input_tokens, output_tokens, unpriced_tokens, if(cost is null, exact_cost, null) as large_cost
from added
order by model, project_number, day
