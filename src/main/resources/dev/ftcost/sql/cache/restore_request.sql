-- Rows of a file that were kept.
insert into request_row by name select *, ?::integer as file_id from read_parquet(?)
