-- How the buckets of each activity in a file are cut and grouped. Grain: one file and activity.
insert into activity_span
select file_id, activity, bucket_width(max(longest_seconds), count(distinct day), count(distinct start_time)),
    coalesce(nullif(concat_ws(', ',
        case when bool_or(has_model and not is_empty) then 'model' end,
        case when bool_or(has_project and not is_empty) then 'project' end,
        case when bool_or(has_user and not is_empty) then 'user' end,
        case when bool_or(has_key and not is_empty) then 'API key' end,
        case when bool_or(has_batch and not is_empty) then 'batch' end,
        case when bool_or(has_tier and not is_empty) then 'service tier' end), ''), 'nothing')
from (select *, unnest([first_start, last_start]) as start_time from export_day)
group by file_id, activity
