-- The days of a month that have a priced charge.
select distinct day from charge where month = ? and is_consumed and list_cost is not null order by day
