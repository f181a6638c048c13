-- Days told by usage exports and by request logs, of which the caller chose one. Grain: one day, activity and the source that does not count.
create or replace table set_aside_day as
select distinct u.day, u.activity, case chosen.source when 'usage' then 'requests' else 'usage' end as source
from export_day u
    join (select distinct day, activity from request_row) r on r.day = u.day and r.activity = u.activity
    cross join (select ?::varchar as source) chosen
where not u.is_empty
