-- What a scope spent. Grain: day and whether it is training; days on which nothing was used have no row.
select day, is_training, sum(cost) as cost, sum(unpriced_tokens)::bigint as unpriced_tokens, sum(unknown_jobs)::bigint as unknown_jobs
from keyed_cost
where case $1::varchar when 'model' then model = $2 when 'base' then base_model = $2
    when 'project' then project_id = $2 when 'key' then api_key_id = $2 when 'team' then team = $2 end
group by day, is_training
order by day, is_training
