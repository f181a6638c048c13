-- The exports whose rows a Parquet file of daily usage holds. Grain: one export.
select file, file_size, crc32, twin_of, format, remark, rows_read, rows_empty, rows_rejected from read_parquet(?) where kind = 'file' order by file
