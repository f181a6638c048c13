-- Grain: month, project and model; usage without a project is its own row, the first.
with project_cost as (
    select c.month, c.project_number, p.model, c.* exclude (month, day, project_number) from usage_cost c join price p using (price_id)
    where c.month between ? and ?
)
select month, project_id, * exclude (month, project_number, project_id)
from cost_summary('project_cost') join project using (project_number)
order by month, project_number, model
