-- Grain: month, project and model; usage without a project is its own row, the first.
with project_cost as (
    select c.month, c.project_number, p.model, c.* exclude (month, day, project_number) from usage_cost c join price p using (price_id)
    where c.month between ? and ?
)
select month, project_id, n.name as project_name, n.team, * exclude (month, project_number, project_id, id, name, team, cost_center)
from cost_summary('project_cost') join project using (project_number) left join named_id n on n.id = project_id
order by month, project_number, model
