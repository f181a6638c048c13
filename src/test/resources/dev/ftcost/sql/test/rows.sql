-- What was loaded, whichever way it was read: a flag in one spelling, a name as it is.
select file_id, concat_ws('|', 'usage', is_empty, day, start_time, end_time, longest_seconds, coalesce(project_id, '-'), coalesce(user_id, '-'), has_user,
    coalesce(api_key_id, '-'), coalesce(model, '-'), coalesce(lower(batch), '-'), coalesce(service_tier, '-'), sum(num_model_requests),
    sum(input_tokens), sum(input_cached_tokens), sum(input_cache_write_tokens),
    sum(input_cache_write_12h_tokens), sum(output_tokens), sum(media_input_tokens), sum(media_cached_tokens),
    sum(media_output_tokens), sum(row_count)) as line
from usage_row
group by file_id, is_empty, day, start_time, end_time, longest_seconds, project_id, user_id, has_user, api_key_id, model, lower(batch), service_tier
union all
select file_id, concat_ws('|', 'request', is_duplicate, is_long, day, max(newest), coalesce(project_id, '-'), coalesce(api_key_id, '-'), coalesce(model, '-'),
    coalesce(lower(batch), '-'), coalesce(service_tier, '-'), sum(row_count), sum(input_tokens), sum(input_cached_tokens), sum(input_cache_write_tokens),
    sum(input_cache_write_12h_tokens), sum(output_tokens), sum(media_input_tokens), sum(media_cached_tokens), sum(media_output_tokens)) as line
from request_row
group by file_id, is_duplicate, is_long, day, project_id, api_key_id, model, lower(batch), service_tier
order by file_id, line
