-- Usage and training by everything that costs can be grouped by. A view of current usage, of which it has a row for each row, and of the jobs,
-- of which it has a row for each team and cost center that a job is allocated to. What the exports do not say is null; a blank model is ''.
create or replace view cost_detail as
select strftime(u.day, '%Y-%m') as dim_month, u.day as dim_date,
    strftime(make_timestamp(u.hour * 3600000000), '%Y-%m-%dT%H:00Z') as dim_hour, p.model as dim_model, p.base_model as dim_base_model,
    u.project_id as dim_project_id, j.name as dim_project_name, u.api_key_id as dim_api_key_id, k.name as dim_key_name, u.user_id as dim_user_id,
    s.name as dim_user_name, u.team as dim_team, u.cost_center as dim_cost_center, p.service_tier as dim_service_tier, f.name as dim_file,
    u.price_id, false as is_training, u.requests, u.input_tokens, u.cached_input_tokens, u.cache_write_tokens, u.cache_write_12h_tokens, u.output_tokens,
    u.media_input_tokens, u.media_cached_input_tokens, u.media_output_tokens
from assigned_usage u join price p using (price_id) left join export_file f using (file_id) left join named_id j on j.id = u.project_id
    left join named_id k on k.id = u.api_key_id left join named_id s on s.id = u.user_id
union all
select c.month, c.day, null, p.model, p.base_model, null, null, null, null, null, null, c.team, c.cost_center, p.service_tier, f.name, c.price_id, true,
    0, 0, 0, 0, 0, 0, 0, 0, 0
from team_training c join price p using (price_id) join current_job j on j.job_id = p.job_id join job_row r on r.rowid = j.job_row_id
    left join export_file f on f.file_id = r.file_id
