-- What the exact reader took of what another export tells too. Grain: file, bucket and all dimensions.
insert into usage_row
select file_id, true, is_empty, make_date((start_time // 86400)::integer) as day, start_time, max(end_time),
    max(end_time - start_time), project_id, user_id, user_id is not null, api_key_id, model, batch, service_tier,
    sum(num_model_requests)::bigint, sum(input_tokens)::bigint, sum(input_cached_tokens)::bigint, sum(input_cache_write_tokens)::bigint,
    sum(output_tokens)::bigint, sum(media_input_tokens)::bigint, sum(media_cached_tokens)::bigint, sum(media_output_tokens)::bigint,
    count(*)
from exact_usage
where not is_empty
    and usage_group(make_date((start_time // 86400)::integer), project_id, api_key_id, model, batch, service_tier) in (from contested_group)
group by file_id, start_time, is_empty, project_id, user_id, api_key_id, model, batch, service_tier
