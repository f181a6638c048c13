-- The Parquet file at hand.
set variable parquet_path = ?
