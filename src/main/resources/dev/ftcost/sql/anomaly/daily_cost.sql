-- What each model cost in each project, and what it used. Grain: day, model and project. Training is bought on purpose, job by
-- job, and is no usage: it has no daily level that it could leave. What has no price is 0 here, and its tokens are told beside it.
select day, model, project_id, coalesce(sum(list_cost), 0)::decimal(38, 12) as cost, sum(requests)::bigint as requests,
    tokens_of('input', meter, tokens) + tokens_of('cached_input', meter, tokens) + tokens_of('cache_write', meter, tokens) as input_tokens,
    tokens_of('cached_input', meter, tokens) as cached_input_tokens, tokens_of('output', meter, tokens) as output_tokens,
    unpriced_tokens(is_consumed, list_cost, tokens) as unpriced_tokens
from charge
where meter <> 'training' and day <= ?
group by day, model, project_id
order by model, project_id nulls first, day
