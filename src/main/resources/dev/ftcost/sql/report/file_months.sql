-- The months that a file holds something of: usage or an empty bucket, requests, charges, jobs, rejected rows that say their day. A job belongs
-- to the month of its end, or of its beginning as long as it has none; one that shares its data changes prices in every month, which has no month. Grain: file and month.
with file_day as (
    select distinct file_id, day from export_day
    union
    select file_id, day from request_row
    union
    select file_id, day from cost_row
    union
    select file_id, day from rejected_day
    union
    select file_id, make_date((coalesce(finished_at, created_at) // 86400)::integer) from job_row where coalesce(finished_at, created_at) is not null
)
select distinct file_id, strftime(day, '%Y-%m') as month from file_day
union all
select distinct file_id, null from job_row where shared_with_openai
