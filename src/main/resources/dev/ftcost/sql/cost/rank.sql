-- Gives the parts of a group its place: 1 is the largest cost, and what is unknown comes last. Grain: that of cost_part.
create or replace table cost_part as
with keyed as (
    select *, row(*columns('^dim_')) as key from cost_part
), cost_of_group as (
    select key, sum(cost) as cost from keyed group by key
), placed as (
    select key, row_number() over (order by cost desc nulls last, key) as place from cost_of_group
)
select k.* exclude (key) replace (p.place as place) from keyed k join placed p using (key)
