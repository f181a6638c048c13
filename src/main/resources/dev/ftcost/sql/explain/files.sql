-- Which rows of which file a model's month is made of, or a day, a project or an API key of it. Grain: file, service tier and whether the rows count.
with said as (
    select u.file_id, u.project_id, u.api_key_id, coalesce(u.model, '') as model, u.day, u.batch, u.service_tier, u.row_count, u.num_model_requests as requests,
        u.input_tokens, u.input_cached_tokens as cached_input_tokens, u.input_cache_write_tokens as cache_write_tokens,
        u.input_cache_write_12h_tokens as cache_write_12h_tokens, u.output_tokens, 0::bigint as trained_tokens, s.usage_row_id is null and d.day is null as counts
    from usage_row u left join superseded_usage s on s.usage_row_id = u.rowid left join set_aside_day d on d.day = u.day and d.activity = u.activity and d.source = 'usage'
    where not u.is_empty
    union all
    select r.file_id, r.project_id, r.api_key_id, coalesce(r.model, ''), r.day, r.batch, r.service_tier, r.row_count, r.row_count, r.input_tokens, r.input_cached_tokens,
        r.input_cache_write_tokens, r.input_cache_write_12h_tokens, r.output_tokens, 0, not r.is_duplicate and d.day is null
    from request_row r left join set_aside_day d on d.day = r.day and d.activity = r.activity and d.source = 'requests'
    union all
    select j.file_id, null, null, t.model, t.day, null, null, 1, 0, 0, 0, 0, 0, 0, j.trained_tokens, c.job_row_id is not null
    from job_row j join training t on t.job_id = j.job_id left join current_job c on c.job_row_id = j.rowid
)
select e.name as file, tier_of(batch, service_tier) as service_tier, counts, sum(row_count)::bigint as row_count, sum(requests)::bigint as requests,
    sum(input_tokens)::bigint as input_tokens, sum(cached_input_tokens)::bigint as cached_input_tokens,
    sum(cache_write_tokens)::bigint as cache_write_tokens, sum(cache_write_12h_tokens)::bigint as cache_write_12h_tokens,
    sum(output_tokens)::bigint as output_tokens, sum(trained_tokens)::bigint as trained_tokens
from said s join export_file e using (file_id)
    cross join (select ?::varchar as model, ?::varchar as month, ?::date as day, ?::varchar as project_id, ?::varchar as api_key_id) a
where s.model = a.model and strftime(s.day, '%Y-%m') = a.month and s.day = coalesce(a.day, s.day)
    and coalesce(s.project_id, '') = coalesce(a.project_id, s.project_id, '') and coalesce(s.api_key_id, '') = coalesce(a.api_key_id, s.api_key_id, '')
group by all
order by file, service_tier, counts desc
