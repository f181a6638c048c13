-- What was added up while files were read, each thread for itself: the same group may stand here more than once.
-- Grain: file, bucket of grid seconds and dimensions; users stay apart when the grid is 1. When a file is read again, only what is
-- contested is taken.
insert into usage_row
with added as (
    select file_id, grid, activity, unnest(names_numbers) as names_number, unnest(start_times) as start_time, unnest(end_times) as end_time,
        unnest(longest_seconds) as longest_seconds, unnest(user_flags) as has_user, unnest(num_model_requests) as num_model_requests,
        unnest(input_tokens) as input_tokens, unnest(input_cached_tokens) as input_cached_tokens,
        unnest(input_cache_write_tokens) as input_cache_write_tokens,
        unnest(input_cache_write_12h_tokens) as input_cache_write_12h_tokens, unnest(output_tokens) as output_tokens, unnest(row_counts) as row_count
    from added_up
), groups as (
    select file_id, grid, activity, names_number, min(start_time) as starts, max(end_time) as ends, max(longest_seconds) as longest,
        max(has_user) > 0 as has_user, sum(num_model_requests) as requests, sum(input_tokens) as input, sum(input_cached_tokens) as cached,
        sum(input_cache_write_tokens) as cache_write, sum(input_cache_write_12h_tokens) as cache_write_12h, sum(output_tokens) as output, sum(row_count) as row_count
    from added
    group by file_id, grid, activity, names_number, start_time // grid
)
select g.file_id, g.grid = 1, false, g.activity, make_date((g.starts // 86400)::integer), g.starts, g.ends, g.longest, n.project_id, n.user_id, g.has_user,
    n.api_key_id, n.model, n.batch, n.service_tier, g.requests::bigint, g.input::bigint, g.cached::bigint, g.cache_write::bigint, g.cache_write_12h::bigint,
    g.output::bigint, 0, 0, 0, g.row_count::bigint
from groups g join added_up_names n using (names_number) cross join (select ?::boolean as is_read_again) r
where not r.is_read_again
    or usage_group(g.activity, make_date((g.starts // 86400)::integer), n.project_id, n.api_key_id, n.model, n.batch, n.service_tier) in (from contested_group)
