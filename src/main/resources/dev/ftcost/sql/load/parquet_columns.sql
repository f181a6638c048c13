-- The columns of a Parquet file. Grain: one column.
select name from parquet_schema(?) where num_children is null
