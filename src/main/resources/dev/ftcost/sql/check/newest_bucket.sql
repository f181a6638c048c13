-- Where the newest bucket of the usage and cost exports ends, in seconds since 1970, UTC; null when there is none. Grain: one row. A saved
-- answer of a request does not change any more, so that request logs do not count.
select max(end_time) from (
    select end_time from usage_row
    union all select end_time from cost_row
)
