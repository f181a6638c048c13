-- Every column of the database that is binary floating point, or holds some inside.
select table_name || '.' || column_name || ' ' || data_type from duckdb_columns()
where not internal and regexp_matches(upper(data_type), 'DOUBLE|FLOAT|REAL')
order by 1
