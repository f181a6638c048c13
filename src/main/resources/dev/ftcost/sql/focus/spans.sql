-- The days of a month that have a priced charge, in spans of some 20,000 rows. Grain: one span.
with counted as (
    select day, count(*) as rows_of_day from charge where month = ? and is_consumed and list_cost is not null group by day
), placed as (
    select day, (sum(rows_of_day) over (order by day)) // 20000 as span from counted
)
select min(day) as first_day, max(day) as last_day from placed group by span order by first_day
