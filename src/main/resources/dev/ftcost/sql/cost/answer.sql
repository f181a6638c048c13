-- The rows of the answer; is_other is the last column.
select * from cost_row order by is_other, cost desc nulls last, columns('^dim_') nulls first
