-- How many columns the database has.
select count(*) from duckdb_columns() where not internal
