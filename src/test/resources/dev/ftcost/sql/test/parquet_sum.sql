-- The sum of its costs.
select sum(cost) from parquet_cost
