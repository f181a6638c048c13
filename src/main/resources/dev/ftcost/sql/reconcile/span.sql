-- What the exports of both sides cover, in seconds since 1970; null where there is none. Grain: one row.
select max(ends) as newest_end, min(starts) filter (where side = 'usage') as usage_start, max(ends) filter (where side = 'usage') as usage_end,
    min(starts) filter (where side = 'bill') as bill_start, max(ends) filter (where side = 'bill') as bill_end
from (
    select start_time as starts, end_time as ends, 'usage' as side from usage_row
    union all select newest, newest, 'requests' from request_row
    union all select start_time, end_time, 'bill' from cost_row
)
