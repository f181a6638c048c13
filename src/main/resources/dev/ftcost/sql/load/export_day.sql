-- What a usage export covers of a day, added up once for all who ask for no more. Grain: file, activity, day and whether the rows are empty.
-- A bucket is of the day on which it begins.
create or replace table export_day as
select file_id, activity, day, is_empty, min(start_time) as first_start, max(start_time) as last_start, max(end_time) as reach,
    max(longest_seconds) as longest_seconds, bool_or(project_id is not null) as has_project, bool_or(has_user) as has_user,
    bool_or(api_key_id is not null) as has_key, bool_or(model is not null) as has_model, bool_or(batch is not null) as has_batch,
    bool_or(service_tier is not null) as has_tier, sum(row_count)::bigint as row_count
from usage_row
group by file_id, activity, day, is_empty
