-- What exports count in other units than tokens. Grain: export and unit.
select file, other_unit, other_count from read_parquet(?) where kind = 'other_unit' order by file
