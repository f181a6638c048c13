-- The days of the months in spans of some 30,000 rows of usage, each of which has a few charges. Grain: month and span.
with counted as (
    select month, day, count(*) as rows_of_day from usage_cost group by month, day
), placed as (
    select month, day, (sum(rows_of_day) over (partition by month order by day)) // 30000 as span from counted
)
select month, min(day) as first_day, max(day) as last_day from placed group by month, span order by month, first_day
