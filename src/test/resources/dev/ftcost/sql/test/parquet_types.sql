-- The types of its columns.
describe parquet_cost
