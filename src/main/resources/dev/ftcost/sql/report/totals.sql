-- Grain: month.
with month_total as (
    select * from month_cost where month between ? and ?
)
select * exclude (base_model, fine_tuned) from cost_summary('month_total') order by month
