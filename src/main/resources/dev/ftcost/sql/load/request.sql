-- A request log. An id is known by its hash of 128 bits; a request without an id is given one of its own by the reader.
insert into request_row
select file_id, md5_number(id), make_date((created // 86400)::integer), created, project_id, api_key_id, model, batch, service_tier,
    input_tokens, input_cached_tokens, input_cache_write_tokens, output_tokens, media_input_tokens, media_cached_tokens, media_output_tokens
from scanned(?::integer, ?, ?)
where if(is_sound, true, error('unsound'))
