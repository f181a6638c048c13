-- Saved answers of the API, one a line: chat completions and responses. Declared columns, so nothing else of a line is
-- ever looked at; a line that breaks a rule sends the file to the exact reader.
create or replace temp macro scanned(the_file_id, file_path, packing) as table
with line as (
    select * from read_ndjson(file_path, compression = packing, records = 'true', ignore_errors = false, columns = {
        id: 'VARCHAR', created: 'DOUBLE', created_at: 'DOUBLE', model: 'VARCHAR', service_tier: 'VARCHAR',
        usage: 'STRUCT(prompt_tokens DOUBLE, completion_tokens DOUBLE, input_tokens DOUBLE, output_tokens DOUBLE,
            prompt_tokens_details STRUCT(cached_tokens DOUBLE, cache_write_tokens DOUBLE, audio_tokens DOUBLE, image_tokens DOUBLE),
            completion_tokens_details STRUCT(audio_tokens DOUBLE),
            input_tokens_details STRUCT(cached_tokens DOUBLE, cache_write_tokens DOUBLE, audio_tokens DOUBLE, image_tokens DOUBLE),
            output_tokens_details STRUCT(audio_tokens DOUBLE))'})
), answer as (
    select id, model, service_tier, coalesce(created, created_at) as created_at, usage.prompt_tokens is not null as is_chat,
        case when is_chat then usage.prompt_tokens_details else usage.input_tokens_details end as input_details,
        case when is_chat then usage.completion_tokens_details else usage.output_tokens_details end as output_details,
        coalesce(usage.prompt_tokens, usage.input_tokens) as input,
        case when is_chat then coalesce(usage.completion_tokens, 0) else coalesce(usage.output_tokens, 0) end as output
    from line
), counted as (
    select *, coalesce(struct_extract(input_details, 'cached_tokens'), 0) as cached,
        coalesce(struct_extract(input_details, 'cache_write_tokens'), 0) as cache_write,
        coalesce(struct_extract(input_details, 'audio_tokens'), 0) = 0 and coalesce(struct_extract(input_details, 'image_tokens'), 0) = 0
            and coalesce(struct_extract(output_details, 'audio_tokens'), 0) = 0 as is_text
    from answer
)
select the_file_id as file_id, id, floor(created_at)::bigint as created, null::varchar as project_id, null::varchar as api_key_id, model, null::varchar as batch,
    service_tier, input::bigint as input_tokens, cached::bigint as input_cached_tokens, cache_write::bigint as input_cache_write_tokens,
    output::bigint as output_tokens, 0::bigint as media_input_tokens, 0::bigint as media_cached_tokens, 0::bigint as media_output_tokens,
    coalesce(regexp_full_match(id, '[A-Za-z][!-~]*') and length(id) > 8 and created_at >= 1420070400 and created_at < 4102444800
        and input = floor(input) and output = floor(output) and cached = floor(cached) and cache_write = floor(cache_write)
        and output >= 0 and cached >= 0 and cache_write >= 0 and input >= cached + cache_write
        and greatest(input, output) < 9007199254740992 and is_text, false) as is_sound
from counted
