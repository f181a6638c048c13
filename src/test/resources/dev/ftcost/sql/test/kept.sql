-- What a file of the cache holds, as text.
select r::varchar from read_parquet(?) r
