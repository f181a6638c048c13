-- The values that were found; null where usage has none.
select columns('^dim_') from cost_value order by all
