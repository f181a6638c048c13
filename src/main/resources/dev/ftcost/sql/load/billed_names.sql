-- The names that the cost exports carry; of several, that of the newest day counts. Grain: one id.
with said as (
    select project_id as id, project_name as name, day, newness from cost_row join export_file using (file_id)
    where project_id is not null and project_name is not null
    union all
    select organization_id, organization_name, day, newness from cost_row join export_file using (file_id)
    where organization_id is not null and organization_name is not null
)
select id, arg_max(name, (day, newness, name)) as name from said group by id order by id
