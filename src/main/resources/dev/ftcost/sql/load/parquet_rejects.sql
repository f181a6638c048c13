-- Rows of exports that could not be read, in the order of their files. Grain: one row of an export.
select file, line, column_name, value, reason from read_parquet(?) where kind = 'reject' order by file, row_number
