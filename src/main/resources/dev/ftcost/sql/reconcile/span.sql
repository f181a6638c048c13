-- Where the newest bucket of all exports ends, and where the bill ends, in seconds since 1970; null when there is none.
select max(ends) as newest_end, max(ends) filter (where is_bill) as bill_end
from (
    select end_time as ends, false as is_bill from usage_row
    union all select newest, false from request_row
    union all select end_time, true from cost_row
)
