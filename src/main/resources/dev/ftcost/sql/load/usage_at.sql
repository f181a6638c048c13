-- Whether a bucket of an activity covers a time: what follows a page that ends there.
select count(*) > 0 from usage_row, (select ?::varchar as activity, ?::bigint as time) asked
where (asked.activity in (usage_row.activity, '')) and start_time <= time and end_time > time
