-- What was added up while a file was read, each thread for itself: the same group may stand here more than once.
-- Grain: bucket of grid seconds and dimensions; users stay apart when the grid is 1.
insert into usage_row
with file as (
    select ?::integer as file_id, ?::integer as grid
), groups as (
    select names_number, min(start_time) as starts, max(end_time) as ends, max(longest_seconds) as longest, bool_or(has_user) as has_user,
        sum(num_model_requests) as requests, sum(input_tokens) as input, sum(input_cached_tokens) as cached,
        sum(input_cache_write_tokens) as cache_write, sum(output_tokens) as output, sum(row_count) as row_count
    from added_up
    group by names_number, start_time // (select grid from file)
)
select f.file_id, f.grid = 1, false, make_date((g.starts // 86400)::integer), g.starts, g.ends, g.longest, n.project_id, n.user_id, g.has_user,
    n.api_key_id, n.model, n.batch, n.service_tier, g.requests::bigint, g.input::bigint, g.cached::bigint, g.cache_write::bigint, g.output::bigint,
    0, 0, 0, g.row_count::bigint
from groups g join added_up_names n using (names_number) cross join file f
