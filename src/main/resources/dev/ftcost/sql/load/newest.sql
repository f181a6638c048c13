-- The day of the newest usage, and where its newest bucket ends; null when there is none.
select max(day) as newest_day, max(ends) as newest_end from (
    select day, reach as ends from export_day
    union all select day, newest from request_row
)
