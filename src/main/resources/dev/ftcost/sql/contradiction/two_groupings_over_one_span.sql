-- Two usage exports that give one stretch of time grouped differently: their rows cannot be told apart.
with span as (
    select file_id, day, min(start_time) as starts, max(end_time) as ends from usage_row where not is_empty group by file_id, day
)
select a.name as one, b.name as other, min(x.day) as first_day, max(x.day) as last_day, a.grouping as one_grouping, b.grouping as other_grouping
from span x join span y on x.day = y.day and x.starts < y.ends and y.starts < x.ends
    join export_file a on a.file_id = x.file_id join export_file b on b.file_id = y.file_id
where a.grouping <> b.grouping and a.endpoint = b.endpoint and a.newness < b.newness
group by a.name, b.name, a.grouping, b.grouping, a.newness, b.newness
order by first_day, one, other
limit 1
