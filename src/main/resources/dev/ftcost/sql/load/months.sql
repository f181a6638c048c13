-- The months with usage or training.
select distinct month from usage_cost order by month
