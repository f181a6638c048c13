-- Whether a bucket of a cost export covers a time: what follows a page that ends there. Its empty buckets may stand among the usage.
with bucket as (
    select start_time, end_time from cost_row
    union all
    select start_time, end_time from usage_row where is_empty and file_id in (select file_id from cost_row)
)
select count(*) > 0 from bucket, (select ?::bigint as time) asked where start_time <= time and end_time > time
