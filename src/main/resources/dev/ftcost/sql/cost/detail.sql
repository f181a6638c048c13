-- Usage and training by everything that costs can be grouped by. A view of current usage, of which it has a row for each row, and of the jobs.
-- dim_project_id, dim_api_key_id and dim_user_id are null where the exports do not say them; a blank model is ''.
create or replace view cost_detail as
select strftime(u.day, '%Y-%m') as dim_month, u.day as dim_date,
    strftime(make_timestamp(u.hour * 3600000000), '%Y-%m-%dT%H:00Z') as dim_hour, p.model as dim_model, p.base_model as dim_base_model,
    u.project_id as dim_project_id, u.api_key_id as dim_api_key_id, u.user_id as dim_user_id, p.service_tier as dim_service_tier, f.name as dim_file,
    u.price_id, u.requests, u.input_tokens, u.cached_input_tokens, u.cache_write_tokens, u.cache_write_12h_tokens, u.output_tokens,
    u.media_input_tokens, u.media_cached_input_tokens, u.media_output_tokens
from keyed_usage u join price p using (price_id) left join export_file f using (file_id)
union all
select c.month, c.day, null, p.model, p.base_model, null, null, null, p.service_tier, f.name, c.price_id, 0, 0, 0, 0, 0, 0, 0, 0, 0
from usage_cost c join price p using (price_id) join current_job j on j.job_id = p.job_id join job_row r on r.rowid = j.job_row_id
    left join export_file f on f.file_id = r.file_id
where c.is_unsaid is not null
