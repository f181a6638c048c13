-- The days that usage exports and request logs cover. Grain: day.
-- is_named: an export lists the day, empty or not, or has rows of it that are rejected; a log has requests of it.
-- is_readable: its usage is known, be it none. A day of which all rows are rejected is not; a day between the first and the last request of
-- a log is, because a log leaves out the days without any.
-- starts_late: the day is the first and its usage exports begin after it does; on a later day, hours without usage may be left out.
-- ends_early: the usage exports of the day end before it does. A log begins and ends with a request whenever that was, so only buckets can be
-- late or early.
with log_span as (
    select file_id, min(day) as first_day, max(day) as last_day from request_row group by file_id
), covered as (
    select day, min(first_start) as start_time, max(reach) as reach, false as is_log, true as is_named, true as is_readable from export_day group by day
    union all
    select distinct day, null, null, true, true, true from request_row
    union all
    select distinct day, null, null, false, true, false from rejected_day where kind = 'usage'
    union all
    select unnest(generate_series(first_day, last_day, interval 1 day))::date, null, null, false, false, true from log_span
)
select day, bool_or(is_named) as is_named, bool_or(is_readable) as is_readable,
    coalesce(min(start_time) > epoch(day)::bigint, false) and not bool_or(is_log) and day = min(day) over () as starts_late,
    coalesce(max(reach) < epoch(day)::bigint + 86399, false) and not bool_or(is_log) as ends_early
from covered
group by day
order by day
