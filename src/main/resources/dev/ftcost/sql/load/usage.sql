-- What the exact reader took, rolled up. Grain: file, bucket of grid seconds and dimensions; users stay apart when the grid is 1.
-- When a file is read again, only what is contested is taken.
insert into usage_row
select file_id, grid = 1 as is_by_bucket, is_empty, activity, make_date((min(start_time) // 86400)::integer) as day, min(start_time), max(end_time),
    max(end_time - start_time), project_id, if(grid = 1, user_id, null) as the_user, count(user_id) > 0, api_key_id, model, batch, service_tier,
    sum(num_model_requests)::bigint, sum(input_tokens)::bigint, sum(input_cached_tokens)::bigint, sum(input_cache_write_tokens)::bigint,
    sum(input_cache_write_12h_tokens)::bigint,
    sum(output_tokens)::bigint, sum(media_input_tokens)::bigint, sum(media_cached_tokens)::bigint, sum(media_output_tokens)::bigint,
    count(*)
from exact_usage cross join (select ?::integer as grid, ?::boolean as is_read_again) r
where not r.is_read_again or not is_empty
    and usage_group(activity, make_date((start_time // 86400)::integer), project_id, api_key_id, model, batch, service_tier) in (from contested_group)
group by file_id, start_time // grid, is_empty, activity, project_id, the_user, api_key_id, model, batch, service_tier, grid
