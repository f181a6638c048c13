-- Request logs and usage exports of one day and activity: the same requests, told twice.
with usage_day as (
    select file_id, activity, day from export_day where not is_empty
), request_day as (
    select distinct file_id, activity, day from request_row
)
select a.name as one, b.name as other, min(x.day) as first_day, max(x.day) as last_day
from usage_day x join request_day y on x.day = y.day and x.activity = y.activity
    join export_file a on a.file_id = x.file_id join export_file b on b.file_id = y.file_id
group by a.name, b.name
order by first_day, one, other
limit 1
