-- How the files of a month are grouped. Grain: side and grouping.
with asked as (
    select ?::varchar as month
)
select distinct 'used' as side, e.grouping
from counted_usage u join export_file e using (file_id) cross join asked
where strftime(u.day, '%Y-%m') = asked.month
union
select 'used', case when bool_or(r.project_id is not null) then 'model, project' else 'model' end
from counted_request r cross join asked
where strftime(r.day, '%Y-%m') = asked.month
having count(*) > 0
union
select distinct 'billed', e.grouping
from counted_cost c join export_file e using (file_id) cross join asked
where strftime(c.day, '%Y-%m') = asked.month
order by side, grouping
