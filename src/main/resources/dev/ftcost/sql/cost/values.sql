-- The values of a column that is named before; see group_columns. Grain: value.
create or replace table cost_value as
select distinct columns(getvariable('cost_columns'))::varchar from cost_detail
