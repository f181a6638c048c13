-- A large file, rolled up by day while it is scanned.
insert into usage_row
select file_id, false, is_empty, make_date((start_time // 86400)::integer), min(start_time), max(end_time), max(end_time - start_time),
    project_id, null, count(user_id) > 0, api_key_id, model, batch, service_tier,
    sum(coalesce(num_model_requests, 0))::bigint, sum(coalesce(input_tokens, 0))::bigint, sum(input_cached_tokens)::bigint,
    sum(input_cache_write_tokens)::bigint, sum(coalesce(output_tokens, 0))::bigint, sum(media_input_tokens)::bigint,
    sum(media_cached_tokens)::bigint, sum(media_output_tokens)::bigint, count(*), count(*) filter (where not is_sound)
from scanned(?::integer, ?, ?, ?)
group by file_id, is_empty, start_time // 86400, project_id, api_key_id, model, batch, service_tier
