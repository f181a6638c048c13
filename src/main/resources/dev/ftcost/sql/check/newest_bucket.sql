-- Where the newest bucket of the usage and cost exports ends, in seconds since 1970, UTC; null when there is none. Grain: one row. A saved
-- answer of a request does not change any more, so that request logs do not count.
select max(end_time) from (
    select reach as end_time from export_day
    union all select end_time from cost_row
)
