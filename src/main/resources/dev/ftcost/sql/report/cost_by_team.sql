-- Grain: month, team and model; what has no team is the first rows.
with every_cost as (
    select * from priced('team_usage')
    union all by name
    select * exclude (day, cost_center) from team_training
), team_cost as (
    select c.month, c.team, p.model, c.* exclude (month, team) from every_cost c join price p using (price_id) where c.month between ? and ?
)
select * from cost_summary('team_cost') order by month, team nulls first, model
