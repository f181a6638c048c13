-- Rows of the bill that a newer cost export gives again. Grain: one row of cost_row.
create or replace table superseded_cost as
with judged as (
    select c.rowid as cost_row_id, c.file_id,
        first_value(c.file_id) over (partition by c.day, c.line_item, c.project_id, c.user_id, c.api_key_id
            order by c.start_time % 86400 = 0 and c.end_time % 86400 = 0 desc, e.newness desc) as counting_file_id
    from cost_row c join export_file e using (file_id)
    where not c.is_empty
)
select cost_row_id, counting_file_id from judged where file_id <> counting_file_id
