-- The rows of a Parquet file of daily usage, of those of its exports that count. Grain: that of each table.
insert into usage_row
select e.file_id, true, p.is_empty, p.activity, make_date((p.start_time // 86400)::integer), p.start_time, p.end_time, p.longest_seconds, p.project_id,
    p.user_id, p.user_id is not null, p.api_key_id, p.model, p.batch, p.service_tier, p.num_model_requests, p.input_tokens, p.input_cached_tokens,
    p.input_cache_write_tokens, p.input_cache_write_12h_tokens, p.output_tokens, p.media_input_tokens, p.media_cached_tokens, p.media_output_tokens, p.row_count
from read_parquet(getvariable('parquet_path')) p join parquet_export e on e.name = p.file where p.kind = 'usage';

insert into request_row
select e.file_id, p.is_duplicate, p.is_long, p.activity, p.day, p.newest, p.project_id, p.api_key_id, p.model, p.batch, p.service_tier, p.row_count,
    p.input_tokens, p.input_cached_tokens, p.input_cache_write_tokens, p.input_cache_write_12h_tokens, p.output_tokens, p.media_input_tokens,
    p.media_cached_tokens, p.media_output_tokens
from read_parquet(getvariable('parquet_path')) p join parquet_export e on e.name = p.file where p.kind = 'request';

insert into job_row
select e.file_id, p.job_id, p.model, p.fine_tuned_model, p.status, p.created_at, p.finished_at, p.trained_tokens, p.method, p.billed_seconds, p.shared_with_openai
from read_parquet(getvariable('parquet_path')) p join parquet_export e on e.name = p.file where p.kind = 'job';

insert into cost_row
select e.file_id, p.is_empty, make_date((p.start_time // 86400)::integer), p.start_time, p.end_time, p.line_item, p.project_id, p.user_id, p.api_key_id,
    p.amount, p.quantity, p.quantity_unit, p.project_name, p.organization_id, p.organization_name
from read_parquet(getvariable('parquet_path')) p join parquet_export e on e.name = p.file where p.kind = 'cost';

insert into rejected_day
select e.file_id, p.activity, p.day
from read_parquet(getvariable('parquet_path')) p join parquet_export e on e.name = p.file where p.kind = 'rejected_day';

truncate parquet_export;
