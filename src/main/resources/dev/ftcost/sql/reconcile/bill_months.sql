-- The months of which a bill is there.
select distinct strftime(day, '%Y-%m') as month from counted_cost order by month
