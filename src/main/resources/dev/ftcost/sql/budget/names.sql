-- Every name that a scope of a kind can have.
select distinct case $1::varchar when 'model' then model when 'base' then base_model when 'project' then project_id when 'key' then api_key_id
    when 'team' then team end as name
from keyed_cost
where name is not null and name <> ''
order by name
