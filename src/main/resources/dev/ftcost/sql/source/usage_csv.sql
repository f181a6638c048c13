-- completions_usage CSV of every header generation: columns by name, all as text, counts checked before they are counts.
-- A column that a generation does not have comes from the empty list of all of them. A row that breaks a rule is not
-- judged here: is_sound sends the file to the exact reader.
create or replace temp macro scanned(the_file_id, file_path, packing, separator) as table
with every_column as (
    select null::varchar as start_time, null::varchar as end_time, null::varchar as project_id, null::varchar as user_id,
        null::varchar as api_key_id, null::varchar as model, null::varchar as batch, null::varchar as service_tier,
        null::varchar as num_model_requests, null::varchar as input_tokens, null::varchar as output_tokens,
        null::varchar as input_cached_tokens, null::varchar as input_cache_write_tokens,
        null::varchar as input_audio_tokens, null::varchar as input_image_tokens, null::varchar as input_cached_audio_tokens,
        null::varchar as input_cached_image_tokens, null::varchar as output_audio_tokens, null::varchar as output_image_tokens
    where false
), line as (
    select * from every_column
    union all by name
    select * from read_csv(file_path, compression = packing, delim = separator, quote = '"', escape = '"', header = true,
        all_varchar = true, auto_detect = true, sample_size = 1, skip = 0, null_padding = false, ignore_errors = false)
), counted as (
    select *,
        start_time::double as start_at, end_time::double as end_at, num_model_requests::double as requests,
        input_tokens::double as input, output_tokens::double as output,
        coalesce(input_cached_tokens, '0')::double as cached, coalesce(input_cache_write_tokens, '0')::double as cache_write,
        coalesce(input_audio_tokens, '0') in ('0.0', '0') and coalesce(input_image_tokens, '0') in ('0.0', '0')
            and coalesce(input_cached_audio_tokens, '0') in ('0.0', '0') and coalesce(input_cached_image_tokens, '0') in ('0.0', '0')
            and coalesce(output_audio_tokens, '0') in ('0.0', '0') and coalesce(output_image_tokens, '0') in ('0.0', '0') as is_text
    from line
)
select the_file_id as file_id, start_at::bigint as start_time, end_at::bigint as end_time, project_id, user_id, api_key_id, model, batch, service_tier,
    requests::bigint as num_model_requests, input::bigint as input_tokens, cached::bigint as input_cached_tokens,
    cache_write::bigint as input_cache_write_tokens, output::bigint as output_tokens,
    0::bigint as media_input_tokens, 0::bigint as media_cached_tokens, 0::bigint as media_output_tokens,
    input is null and requests is null and output is null and project_id is null and user_id is null and api_key_id is null
        and model is null and batch is null and service_tier is null as is_empty,
    coalesce(start_at = floor(start_at) and end_at = floor(end_at) and end_at > start_at and end_at - start_at <= 86400
        and start_at >= 1420070400 and end_at < 4102444800
        -- What is longer than a double counts exactly, has a sign or is written for programmers is for the exact reader to judge.
        and greatest(length(start_time), length(end_time), length(coalesce(input_cached_tokens, '')), length(coalesce(input_cache_write_tokens, ''))) <= 15
        and not regexp_matches(concat(start_time, end_time, input_cached_tokens, input_cache_write_tokens), '[-_]')
        and (is_empty and cached = 0 and cache_write = 0 or (
            requests = floor(requests) and input = floor(input) and output = floor(output) and cached = floor(cached)
            and cache_write = floor(cache_write) and requests >= 0 and output >= 0 and cached >= 0 and cache_write >= 0
            and input >= cached + cache_write and greatest(input, output, requests) <= 9007199254740992
            and is_text
            and greatest(length(input_tokens), length(output_tokens), length(num_model_requests)) <= 15
            and not regexp_matches(concat(input_tokens, output_tokens, num_model_requests), '[-_]'))),
        false) as is_sound
from counted
