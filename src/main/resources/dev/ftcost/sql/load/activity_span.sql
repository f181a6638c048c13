-- How the buckets of each activity in a file are cut and grouped. Grain: one file and activity.
insert into activity_span
select file_id, activity, bucket_width(max(longest_seconds), count(distinct day), count(distinct start_time)),
    coalesce(nullif(concat_ws(', ',
        case when bool_or(model is not null and not is_empty) then 'model' end,
        case when bool_or(project_id is not null and not is_empty) then 'project' end,
        case when bool_or(has_user and not is_empty) then 'user' end,
        case when bool_or(api_key_id is not null and not is_empty) then 'API key' end,
        case when bool_or(batch is not null and not is_empty) then 'batch' end,
        case when bool_or(service_tier is not null and not is_empty) then 'service tier' end), ''), 'nothing')
from usage_row
group by file_id, activity
