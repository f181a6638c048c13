-- Which days a file speaks of. Grain: one file with rows; days_with_data leaves the empty buckets out.
with every_row as (
    select file_id, day, not is_empty as has_data from export_day
    union all
    select file_id, day, true from request_row
    union all
    select file_id, day, not is_empty from cost_row
    union all
    select file_id, make_date((coalesce(finished_at, created_at) // 86400)::integer), true from job_row where coalesce(finished_at, created_at) is not null
)
select file_id, min(day) as first_day, max(day) as last_day, count(distinct day) filter (where has_data) as days_with_data
from every_row
group by file_id
order by file_id
