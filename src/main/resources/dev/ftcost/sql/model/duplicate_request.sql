-- Requests whose id stands somewhere else too, and counts there: the fullest answer counts. Grain: one row of request_row.
create or replace table duplicate_request as
with twice as (
    select id_hash from request_row group by id_hash having count(*) > 1
), judged as (
    select r.rowid as request_row_id,
        row_number() over (partition by r.id_hash order by r.input_tokens + r.output_tokens desc, r.output_tokens desc,
            r.input_cached_tokens, r.created desc, r.model, r.service_tier, r.batch desc nulls last, r.project_id nulls last, e.newness desc,
            r.rowid) as place
    from request_row r join twice using (id_hash) join export_file e using (file_id)
)
select request_row_id from judged where place > 1
