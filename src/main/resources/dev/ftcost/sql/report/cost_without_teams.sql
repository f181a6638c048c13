-- What a table by team is where nothing has a team. Grain: month and model.
with team_cost as (
    select c.month, null::varchar as team, p.model, c.* exclude (month) from month_cost c join price p using (price_id) where c.month between ? and ?
)
select * from cost_summary('team_cost') order by month, model
