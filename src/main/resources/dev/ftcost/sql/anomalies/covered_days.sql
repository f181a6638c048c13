-- The days that a usage export covers. Grain: day. An export lists the days that it covers, the empty ones too; a log of requests may leave out
-- days without any, and covers all days between its first and its last.
with log_span as (
    select file_id, min(day) as first_day, max(day) as last_day from request_row group by file_id
), covered_day as (
    select day from usage_row
    union
    select unnest(generate_series(first_day, last_day, interval 1 day))::date from log_span
    union
    select day from rejected_day where kind = 'usage'
)
select day from covered_day order by day
