-- Rows of a file that were kept.
insert into usage_row by name select *, ?::integer as file_id from read_parquet(?)
