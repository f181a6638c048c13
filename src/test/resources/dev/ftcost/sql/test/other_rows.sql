-- Jobs and lines of the bill as they lie in the tables.
select file_id, concat_ws('|', 'job', job_id, coalesce(model, '-'), coalesce(fine_tuned_model, '-'), status, coalesce(created_at, -1), coalesce(finished_at, -1),
    coalesce(trained_tokens, -1), coalesce(method, '-'), coalesce(billed_seconds, -1)) as line
from job_row
union all
select file_id, concat_ws('|', 'cost', is_empty, day, start_time, end_time, coalesce(line_item, '-'), coalesce(project_id, '-'), coalesce(user_id, '-'),
    coalesce(api_key_id, '-'), coalesce(amount, '-'), coalesce(quantity, '-'), coalesce(quantity_unit, '-')) as line
from cost_row
order by file_id, line
