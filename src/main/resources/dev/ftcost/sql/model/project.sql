-- The projects by number, in the order of their ids; what has no project comes first. Grain: project.
create or replace table project as
select row_number() over (order by project_id nulls first)::integer as project_number, project_id
from (select distinct project_id from usage_day union select null)
