-- Where a newer export gives again what an older one gave. Grain: the older file and the file that counts instead.
with superseded as (
    select u.file_id, s.counting_file_id, u.day, u.row_count from superseded_usage s join usage_row u on u.rowid = s.usage_row_id
    union all
    select c.file_id, s.counting_file_id, c.day, 1 from superseded_cost s join cost_row c on c.rowid = s.cost_row_id
)
select o.name as older, n.name as newer, min(s.day) as first_day, max(s.day) as last_day, sum(s.row_count)::bigint as superseded_rows
from superseded s join export_file o on o.file_id = s.file_id join export_file n on n.file_id = s.counting_file_id
group by o.name, n.name, o.newness, n.newness
order by o.newness, n.newness
