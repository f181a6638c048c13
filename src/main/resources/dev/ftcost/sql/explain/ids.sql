-- The projects or the API keys of a month. Grain: id.
select distinct case $1::varchar when 'project' then project_id else api_key_id end as id
from counted_row
where strftime(day, '%Y-%m') = $2 and id is not null
order by id
