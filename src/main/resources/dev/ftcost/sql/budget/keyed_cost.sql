-- What was spent, with the API key that spent it; the charges have no key, because nothing else asks for one.
-- Grain: day, project, key, model and whether it is training. cost is null where nothing of it has a price.
create or replace table keyed_cost as
select c.day, c.project_id, c.api_key_id, p.model, p.base_model, false as is_training, sum(c.cost) as cost,
    sum(c.unpriced_tokens)::bigint as unpriced_tokens, 0 as unknown_jobs
from priced('keyed_usage') c join price p using (price_id)
where c.is_used
group by c.day, c.project_id, c.api_key_id, p.model, p.base_model
union all
select day, project_id, null, model, base_model, true, sum(cost), coalesce(sum(tokens) filter (where cost is null), 0)::bigint,
    count(*) filter (where cost is null and not is_failed)
from charge
where meter = 'training' and is_consumed
group by day, project_id, model, base_model
