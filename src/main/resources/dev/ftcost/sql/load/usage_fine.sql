-- A small file, or the days of a large one that another export speaks of too: every bucket and every user apart.
insert into usage_row
select file_id, true, is_empty, make_date((start_time // 86400)::integer), start_time, end_time, end_time - start_time,
    project_id, user_id, user_id is not null, api_key_id, model, batch, service_tier,
    sum(coalesce(num_model_requests, 0))::bigint, sum(coalesce(input_tokens, 0))::bigint, sum(input_cached_tokens)::bigint,
    sum(input_cache_write_tokens)::bigint, sum(coalesce(output_tokens, 0))::bigint, sum(media_input_tokens)::bigint,
    sum(media_cached_tokens)::bigint, sum(media_output_tokens)::bigint, count(*), count(*) filter (where not is_sound)
from scanned(?::integer, ?, ?, ?)
where ?::boolean or (start_time // 86400) in (select day - date '1970-01-01' from contested_day)
group by file_id, is_empty, start_time, end_time, project_id, user_id, api_key_id, model, batch, service_tier
