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
group by t.day, t.team, p.model, p.base_model;

-- The days with usage, and by what all files that have usage on them group it: by the models, projects, API keys and users that a file
-- names anywhere. What is blank in a file that is grouped has no project; in one that is not, nobody knows. Grain: day.
create or replace table grouped_day as
with grouped_file as (
    select file_id, bool_or(coalesce(model, '') <> '') as by_model, bool_or(project_id is not null) as by_project,
        bool_or(api_key_id is not null) as by_key, bool_or(user_id is not null) as by_user
    from counted_row
    group by file_id
)
select c.day, bool_and(f.by_model) as by_model, bool_and(f.by_project) as by_project, bool_and(f.by_key) as by_key,
    bool_and(f.by_project or f.by_key or f.by_user) as by_team
from (select distinct file_id, day from counted_row) c join grouped_file f using (file_id)
group by c.day
