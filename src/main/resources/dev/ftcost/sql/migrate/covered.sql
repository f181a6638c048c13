-- The first and the last day that the exports of usage speak of whole; null when there is none. A last bucket may end a second before midnight.
select min(day) as first_day, date '1970-01-01' + ((max(ends) + 1) // 86400 - 1)::integer as last_day
from (
    select day, end_time as ends from usage_row
    union all select day, (day - date '1970-01-01' + 1) * 86400 from request_row
)
