-- One row for all groups after a place. Grain: at most one row.
insert into cost_row by name
with placed as (
    select columns(c -> c[1:4] <> 'dim_' and c <> 'place') from cost_part where place > ?::bigint
)
select *, true as is_other from cost_columns_of('placed')
