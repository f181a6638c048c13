-- The last day up to a given one that the exports speak of, and whether they tell only a part of it. Null when there is none.
-- A request log ends with its last request whenever that was, so only the buckets of usage exports can tell a part of a day.
with known_day as (
    select day, max(end_time) as reach, 0 as requests from usage_row where day <= $1 group by day
    union all
    select day, null, sum(row_count) from request_row where day <= $1 group by day
)
select day, coalesce(max(reach) < epoch(day)::bigint + 86399, false) and sum(requests) = 0 as is_part
from known_day
group by day
order by day desc
limit 1
