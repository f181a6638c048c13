-- The days that usage exports and request logs speak of, rejected rows included, and whether a usage export ends before the day does.
-- Grain: day. A request log ends with its last request whenever that was, so only the buckets of usage exports can end early.
with known_day as (
    select day, max(end_time) as reach, false as is_whole from usage_row group by day
    union all
    select day, null, true from request_row group by day
    union all
    select day, null, true from rejected_day where kind = 'usage'
)
select day, coalesce(max(reach) < epoch(day)::bigint + 86399, false) and not bool_or(is_whole) as ends_early
from known_day
group by day
order by day
