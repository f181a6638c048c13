-- The sum of all groups. Grain: one row.
with placed as (
    select columns(c -> c[1:4] <> 'dim_' and c <> 'place') from cost_part
)
select * from cost_columns_of('placed')
