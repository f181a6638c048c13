-- Stretches without usage, or without a bill, between the first and the last day that the exports speak of.
-- Grain: kind and stretch of days that are alike; is_covered says that an export has them, and has nothing in them but, where is_rejected
-- says so, rows that are rejected.
with known_day as (
    select 'usage' as kind, day, bool_or(not is_empty) as has_data, false as is_rejected from export_day group by day
    union all
    select 'usage', day, true, false from request_row group by day
    union all
    select 'costs', day, bool_or(not is_empty), false from cost_row group by day
    union all
    select kind, day, false, true from rejected_day
), span as (
    select kind, unnest(generate_series(min(day), max(day), interval 1 day))::date as day from known_day group by kind
), judged as (
    select s.kind, s.day, count(k.day) > 0 as is_covered, coalesce(bool_or(k.has_data), false) as has_data,
        coalesce(bool_or(k.is_rejected), false) as is_rejected
    from span s left join known_day k on k.kind = s.kind and k.day = s.day
    group by s.kind, s.day
), stretch as (
    select *, day - (row_number() over (partition by kind, is_covered, is_rejected order by day))::integer as island from judged where not has_data
)
select kind, is_covered, is_rejected, min(day) as first_day, max(day) as last_day, count(*) as days
from stretch
group by kind, is_covered, is_rejected, island
order by kind desc, first_day
