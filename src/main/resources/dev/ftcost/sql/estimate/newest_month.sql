-- The newest month of a model's usage that the exports cover from its first day to its last; no row when there is none.
-- A last bucket may end a second before midnight.
with covered as (
    select min(day) as first_day, date '1970-01-01' + ((max(ends) + 1) // 86400 - 1)::integer as last_day
    from (
        select day, reach as ends from export_day
        union all select day, (day - date '1970-01-01' + 1) * 86400 from request_row
    )
)
select strftime(u.day, '%Y-%m') as month
from usage_day u cross join covered c
where u.model = ? and date_trunc('month', u.day) >= c.first_day and last_day(u.day) <= c.last_day
group by month
order by month desc
limit 1
