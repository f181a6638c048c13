-- Two usage exports that give one stretch of time in buckets of different widths: which one counts cannot be told.
with span as (
    select file_id, activity, day, first_start as starts, reach as ends, a.bucket_seconds, a.grouping
    from export_day u join activity_span a using (file_id, activity)
    where not is_empty
)
select a.name as one, b.name as other, min(x.day) as first_day, max(x.day) as last_day
from span x join span y on x.activity = y.activity and x.day = y.day and x.starts < y.ends and y.starts < x.ends
    join export_file a on a.file_id = x.file_id join export_file b on b.file_id = y.file_id
where x.bucket_seconds <> y.bucket_seconds and a.newness < b.newness
group by a.name, b.name, a.newness, b.newness
order by first_day, one, other
limit 1
