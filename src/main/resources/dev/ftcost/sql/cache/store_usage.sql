-- The usage_row rows of a file, to be kept: groups that were rolled up in several goes are one, so that the same file gives the same rows.
copy (
    select is_by_bucket, is_empty, activity, day, min(start_time) as start_time, max(end_time) as end_time, max(longest_seconds) as longest_seconds, project_id,
        user_id, bool_or(has_user) as has_user, api_key_id, model, batch, service_tier, sum(num_model_requests)::bigint as num_model_requests,
        sum(input_tokens)::bigint as input_tokens, sum(input_cached_tokens)::bigint as input_cached_tokens,
        sum(input_cache_write_tokens)::bigint as input_cache_write_tokens,
        sum(input_cache_write_12h_tokens)::bigint as input_cache_write_12h_tokens, sum(output_tokens)::bigint as output_tokens,
        sum(media_input_tokens)::bigint as media_input_tokens, sum(media_cached_tokens)::bigint as media_cached_tokens,
        sum(media_output_tokens)::bigint as media_output_tokens, sum(row_count)::bigint as row_count
    from usage_row
    where file_id = getvariable('kept_file')
    group by is_by_bucket, is_empty, activity, day, if(is_by_bucket, start_time, null), project_id, user_id, api_key_id, model, batch, service_tier
) to (getvariable('kept_path')) (format parquet, compression zstd)
