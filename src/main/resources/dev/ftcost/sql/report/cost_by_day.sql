-- Grain: day and model.
with day_cost as (
    select c.month, c.day as date, p.model, c.* exclude (month, day, project_number) from usage_cost c join price p using (price_id)
    where c.month between ? and ?
)
select * from cost_summary('day_cost') order by date, model
