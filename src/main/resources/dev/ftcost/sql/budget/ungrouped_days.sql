-- The days of which nobody can say what a scope of a kind spent. Grain: day.
select day
from grouped_day
where not case $1::varchar when 'project' then by_project when 'key' then by_key when 'team' then by_team else by_model end
order by day
