-- What lists of projects, keys, users and models say, in their order. Grain: one row of a list.
select file, list_id, list_name, day from read_parquet(?) where kind in ('name', 'shutdown') order by file, row_number
