-- The months with usage or training.
select distinct month from charge order by month
