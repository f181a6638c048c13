-- The request_row rows of a file, to be kept; Parquet has no numbers of 128 bits.
copy (
    select * exclude (file_id, id_hash), (id_hash // 18446744073709551616::uhugeint)::ubigint as id_high,
        (id_hash % 18446744073709551616::uhugeint)::ubigint as id_low
    from request_row
    where file_id = getvariable('kept_file')
) to (getvariable('kept_path')) (format parquet, compression zstd)
