-- The days that a usage export covers. Grain: day. A file with empty buckets lists every day that it covers; one without them, or of
-- requests, may leave out days without usage, and covers all days between its first and its last.
with known_day as (
    select file_id, day, is_empty from usage_row
    union all
    select file_id, day, false from request_row
), span as (
    select file_id, min(day) as first_day, max(day) as last_day, bool_or(is_empty) as lists_all from known_day group by file_id
), covered_day as (
    select day from known_day
    union
    select unnest(generate_series(first_day, last_day, interval 1 day))::date from span where not lists_all
    union
    select day from rejected_day where kind = 'usage'
)
select day from covered_day order by day
