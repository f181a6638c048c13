-- What a file with usage or costs covers. Grain: one file.
with covered as (
    select file_id, is_empty, day, unnest([first_start, last_start]) as start_time, reach as end_time, longest_seconds, row_count,
        has_project, has_user, has_key, has_model, has_batch, has_tier
    from export_day
    union all
    select file_id, is_empty, day, start_time, end_time, end_time - start_time, 1,
        project_id is not null, user_id is not null, api_key_id is not null, line_item is not null, false, false
    from cost_row
)
select file_id, min(start_time) as first_start, max(end_time) as reach,
    bucket_width(max(longest_seconds), count(distinct day), count(distinct start_time)) as bucket_seconds,
    coalesce(bool_or(has_project) filter (where not is_empty), false) as by_project,
    coalesce(bool_or(has_user) filter (where not is_empty), false) as by_user,
    coalesce(bool_or(has_key) filter (where not is_empty), false) as by_key,
    coalesce(bool_or(has_model) filter (where not is_empty), false) as by_model,
    coalesce(bool_or(has_batch) filter (where not is_empty), false) as by_batch,
    coalesce(bool_or(has_tier) filter (where not is_empty), false) as by_tier,
    coalesce(bool_or(row_count > 0) filter (where not is_empty), false) as has_data
from covered
group by file_id
order by file_id
