-- What became of the rows of each file. Grain: one file.
with usage_file as (
    select u.file_id, sum(u.row_count) filter (where u.is_empty) as empty,
        sum(u.row_count) filter (where not u.is_empty and s.usage_row_id is null and d.day is null) as loaded,
        0 as duplicate, sum(u.row_count) filter (where not u.is_empty and (s.usage_row_id is not null or d.day is not null)) as superseded
    from usage_row u left join superseded_usage s on s.usage_row_id = u.rowid left join set_aside_day d on d.day = u.day and d.activity = u.activity and d.source = 'usage'
    group by u.file_id
), request_file as (
    select r.file_id, 0 as empty, sum(r.row_count) filter (where not r.is_duplicate and d.day is null) as loaded,
        sum(r.row_count) filter (where r.is_duplicate) as duplicate,
        sum(r.row_count) filter (where not r.is_duplicate and d.day is not null) as superseded
    from request_row r left join set_aside_day d on d.day = r.day and d.activity = r.activity and d.source = 'requests'
    group by r.file_id
), job_file as (
    select j.file_id, 0 as empty, count(c.job_id) as loaded, count(*) - count(c.job_id) as duplicate, 0 as superseded
    from job_row j left join current_job c on c.job_row_id = j.rowid
    group by j.file_id
), cost_file as (
    select c.file_id, count(*) filter (where c.is_empty) as empty, count(*) filter (where not c.is_empty and s.cost_row_id is null) as loaded,
        0 as duplicate, count(*) filter (where s.cost_row_id is not null) as superseded
    from cost_row c left join superseded_cost s on s.cost_row_id = c.rowid
    group by c.file_id
), every_file as (
    from usage_file union all from request_file union all from job_file union all from cost_file
)
select file_id, coalesce(sum(empty), 0)::bigint as empty, coalesce(sum(loaded), 0)::bigint as loaded,
    coalesce(sum(duplicate), 0)::bigint as duplicate, coalesce(sum(superseded), 0)::bigint as superseded
from every_file
group by file_id
