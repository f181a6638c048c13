-- completions_usage CSV of every header generation, rolled up while it is scanned. Columns by name; one that a generation
-- does not have comes from the empty list of all of them. Counts are read as DOUBLE, which is exact up to 2^53, and are
-- checked to be whole, not negative and consistent; a row that is not sends the file to the exact reader. The checks stand
-- in one filter and on the groups, where they cost next to nothing.
-- Grain: bucket of grid seconds and dimensions; users stay apart when the grid is 1.
create or replace temp macro scanned(the_file_id, file_path, separator, typed_columns, grid) as table
with every_column as (
    select null::double as start_time, null::double as end_time, null::varchar as project_id, null::varchar as user_id,
        null::varchar as api_key_id, null::varchar as model, null::varchar as batch, null::varchar as service_tier,
        null::double as num_model_requests, null::double as input_tokens, null::double as output_tokens,
        null::double as input_cached_tokens, null::double as input_cache_write_tokens,
        null::varchar as input_audio_tokens, null::varchar as input_image_tokens, null::varchar as input_cached_audio_tokens,
        null::varchar as input_cached_image_tokens, null::varchar as output_audio_tokens, null::varchar as output_image_tokens
    where false
), line as (
    select * from every_column
    union all by name
    select * from read_csv(file_path, compression = 'uncompressed', delim = separator, quote = '"', escape = '"', header = true,
        columns = typed_columns, auto_detect = false, null_padding = false, ignore_errors = false)
), rolled_up as (
    select start_time::bigint // grid as bucket, input_tokens is null as is_empty,
        project_id, if(grid = 1, user_id, null) as the_user, api_key_id, model, batch, service_tier,
        min(start_time) as first_start, max(end_time) as last_end, max(end_time - start_time) as longest, count(user_id) as user_rows,
        sum(num_model_requests::bigint) as requests, sum(input_tokens::bigint) as input, sum(input_cached_tokens::bigint) as cached,
        sum(input_cache_write_tokens::bigint) as cache_write, sum(output_tokens::bigint) as output, count(*) as row_count,
        count(*) filter (where output_tokens < 0 or input_cached_tokens < 0 or input_cache_write_tokens < 0 or num_model_requests < 0
            or input_tokens < coalesce(input_cached_tokens, 0) + coalesce(input_cache_write_tokens, 0)
            or end_time is null or end_time <= start_time or end_time - start_time > 86400
            or (output_tokens is null) <> (input_tokens is null) or (num_model_requests is null) <> (input_tokens is null)
            or start_time <> floor(start_time) or end_time <> floor(end_time)
            or input_tokens <> floor(input_tokens) or output_tokens <> floor(output_tokens) or num_model_requests <> floor(num_model_requests)
            or input_cached_tokens <> floor(input_cached_tokens) or input_cache_write_tokens <> floor(input_cache_write_tokens)
            or input_audio_tokens <> '0.0' or input_image_tokens <> '0.0' or input_cached_audio_tokens <> '0.0'
            or input_cached_image_tokens <> '0.0' or output_audio_tokens <> '0.0' or output_image_tokens <> '0.0') as broken_rows
    from line
    group by all
)
select the_file_id as file_id, grid = 1 as is_fine, is_empty, make_date((first_start::bigint // 86400)::integer) as day, first_start::bigint as start_time,
    last_end::bigint as end_time, longest::bigint as longest_seconds, project_id, the_user as user_id, user_rows > 0 as has_user, api_key_id, model,
    batch, service_tier,
    coalesce(requests, 0)::bigint as num_model_requests, coalesce(input, 0)::bigint as input_tokens, coalesce(cached, 0)::bigint as input_cached_tokens,
    coalesce(cache_write, 0)::bigint as input_cache_write_tokens, coalesce(output, 0)::bigint as output_tokens,
    0::bigint as media_input_tokens, 0::bigint as media_cached_tokens, 0::bigint as media_output_tokens, row_count,
    case when broken_rows = 0 and first_start >= 1420070400 and last_end < 4102444800 and greatest(requests, input, output, 0) < 9007199254740992
            and (not is_empty or coalesce(project_id, api_key_id, model, batch, service_tier) is null and user_rows = 0
                and coalesce(cached, 0) + coalesce(cache_write, 0) = 0)
        then 0 else row_count end as unsound_count
from rolled_up
