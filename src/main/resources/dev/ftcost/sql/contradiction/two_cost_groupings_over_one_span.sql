-- Two cost exports that give one day grouped differently: the same charge would count twice.
with span as (
    select distinct file_id, day from cost_row where not is_empty
)
select a.name as one, b.name as other, min(x.day) as first_day, max(x.day) as last_day, a.grouping as one_grouping, b.grouping as other_grouping
from span x join span y on x.day = y.day
    join export_file a on a.file_id = x.file_id join export_file b on b.file_id = y.file_id
where a.grouping <> b.grouping and a.newness < b.newness
group by a.name, b.name, a.grouping, b.grouping, a.newness, b.newness
order by first_day, one, other
limit 1
