-- A Parquet file as a table.
create or replace table parquet_cost as select * from read_parquet(?)
