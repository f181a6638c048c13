-- The rows of the answer. Grain: the columns that the parts were grouped by, of the groups up to a place.
create or replace table cost_row as
with placed as (
    select * exclude (place) from cost_part where place <= ?::bigint
)
select *, false as is_other from cost_columns_of('placed')
