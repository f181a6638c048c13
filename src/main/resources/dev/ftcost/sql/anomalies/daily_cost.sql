-- What each model cost in each project, and what it used. Grain: day, model and project. Training is bought on purpose, job by
-- job, and is no usage: it has no daily level that it could leave. What has no price is 0 here, and its tokens are in unpriced_tokens.
select c.day, p.model, any_value(j.project_id) as project_id, coalesce(sum(c.cost), 0)::decimal(38, 12) as cost, sum(c.requests)::bigint as requests,
    sum(c.input_tokens + c.cached_input_tokens + c.cache_write_tokens + c.cache_write_12h_tokens)::bigint as input_tokens, sum(c.cached_input_tokens)::bigint as cached_input_tokens,
    sum(c.output_tokens)::bigint as output_tokens, sum(c.unpriced_tokens)::bigint as unpriced_tokens
from usage_cost c join price p using (price_id) join project j using (project_number)
where p.job_id is null and c.day <= ?
group by c.day, p.model, c.project_number
order by p.model, c.project_number, c.day
