-- What was spent, with the API key that spent it and its team; the charges have neither, because nothing else asks for them.
-- Grain: day, project, key, team, model and whether it is training. cost is null where nothing of it has a price.
create or replace table keyed_cost as
select c.day, c.project_id, c.api_key_id, c.team, p.model, p.base_model, false as is_training, sum(c.cost) as cost,
    sum(c.unpriced_tokens)::bigint as unpriced_tokens, 0 as unknown_jobs
from priced('assigned_usage') c join price p using (price_id)
where c.is_used
group by c.day, c.project_id, c.api_key_id, c.team, p.model, p.base_model
union all
select t.day, null, null, t.team, p.model, p.base_model, true, sum(t.cost), sum(t.unpriced_tokens)::bigint,
    count(*) filter (where t.cost is null and not p.is_failed)
from team_training t join price p using (price_id)
where t.is_trained
group by t.day, t.team, p.model, p.base_model
