-- The rows of the answer as Parquet, by the names that they have in the CSV.
copy (
    select columns('^dim_(.*)') as '\1', columns(c -> c[1:4] <> 'dim_') from cost_row order by all
) to (getvariable('cost_file')) (format parquet, compression zstd)
