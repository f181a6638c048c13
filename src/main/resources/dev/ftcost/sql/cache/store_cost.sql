-- The cost_row rows of a file, to be kept.
copy (select * exclude (file_id) from cost_row where file_id = getvariable('kept_file')) to (getvariable('kept_path')) (format parquet, compression zstd)
